import { formatDate } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { Claim } from '../../model/evidence';
import type { CellReport, ReportBlock, ReportContext, ReportGroups } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import { column, figure, figures, labelled, plainText, sentences, table } from '../report-blocks';
import { claimCell, reportClaim } from '../report-claims';
import { proposals, type Proposal } from './describe';
import { isDominated, leaving } from './dominance';
import { noteKey, notesOf, type PersonaOptions, type PersonaText } from './options';
import { isCompany } from './points';
import type { PersonaFacts, PersonaResult } from './result';
import { byPart, shownStatements, type ShownStatement } from './shown';
import { NO_TEXT } from './stored-text';
import { strings } from './strings';
import { wordsOf } from './words';

type Context = ReportContext<PersonaOptions, PersonaResult>;
type Say = ReturnType<typeof wordsIn<keyof typeof strings.zh>>;

/** A portrait as a report tells it. */
interface Told {
  readonly context: Context;
  readonly t: Say;
  readonly facts: PersonaFacts;
  readonly proposal: Proposal;
  readonly text: PersonaText;
  readonly company: boolean;
}

/** Portraits as cards, their figures side by side, their place by value × potential, the list of needs. */
export const report: CellReport<PersonaOptions, PersonaResult> = {
  part: 'personas',
  blocks(context) {
    const told = portraits(context);
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    if (told.length === 0) return [];
    return [
      ...figures(
        figure(t('customers'), result.everyone.customers, 'integer'),
        figure(
          t('per_customer'),
          result.everyone.measures.per_customer,
          'money',
          t('per_customer_definition'),
        ),
        figure(t('repurchase'), result.everyone.measures.repurchase, 'percent', t('repurchase_definition')),
      ),
      ...sideBySide(told, t),
      ...told.map(card),
      ...priorities(told, context, t),
      ...needsList(told, t),
    ];
  },
  method({ result, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const { value, potential } = result.thresholds;
    return sentences([
      asOf ? t('as_of_date', { date: formatDate(asOf.date, locale) }) : null,
      t('apart_hint'),
      t('priority_method', { value, potential }),
      potentialText(result, t),
    ]);
  },
};

function portraits(context: Context): Told[] {
  const { name, options, result, locale, currency } = context;
  const words = wordsOf(locale, options.currency ?? currency ?? null);
  const proposed = proposals(result, locale, words, { cell: name, form: options.form });
  const company = isCompany(result, options.form);
  const t = wordsIn(strings, locale);
  return result.segments.flatMap((facts): Told[] => {
    const proposal = proposed.get(facts.segment);
    if (!proposal || facts.hidden) return [];
    return [{ context, t, facts, proposal, text: options.personas[facts.segment] ?? NO_TEXT, company }];
  });
}

function nameOf({ proposal, text }: Told): string {
  return text.name ?? proposal.name;
}

function priorityOf({ facts, text, t }: Told): string | null {
  const priority = text.priority ?? facts.priority?.class;
  return priority ? t(`prio_${priority}`) : null;
}

/** By what the privacy check knows the group again: elsewhere it stands under the name of its segment. */
function keyOf({ facts, context }: Told): string {
  return segmentKey(context.result.segmentation, facts.segment);
}

/** The groups behind rows or categories, for the privacy check. */
function groupsOf(told: readonly Told[]): ReportGroups {
  return {
    sizes: told.map(({ facts }) => facts.figures?.customers ?? null),
    keys: told.map(keyOf),
    dominant: told.map(({ facts }) => facts.figures?.dominant ?? null),
  };
}

function sideBySide(told: readonly Told[], t: Say): ReportBlock[] {
  const columns = [
    column(t('name')),
    column(t('priority')),
    column(t('customers'), 'integer'),
    column(t('share_customers'), 'percent'),
    column(t('share_amount'), 'percent'),
    column(t('per_customer'), 'money'),
    column(t('per_order'), 'money'),
    column(t('frequency'), 'number'),
    column(t('recency_days'), 'integer'),
    column(t('repurchase'), 'percent'),
  ];
  const rows = told.map((one) => {
    const { figures: known } = one.facts;
    const { recency, frequency, per_customer, per_order, repurchase } = known?.measures ?? {};
    return [
      ...[nameOf(one), priorityOf(one), known?.customers ?? null, known?.share ?? null],
      ...[known?.amount_share ?? null, per_customer ?? null, per_order ?? null, frequency ?? null],
      ...[recency == null ? null : Math.round(recency), repurchase ?? null],
    ];
  });
  const groups = groupsOf(told);
  const chart: ReportBlock = {
    type: 'chart',
    ...{ id: 'shares', title: t('shares_title'), alt: t('shares_alt'), format: 'percent' },
    picture: {
      kind: 'bars',
      categories: told.map(nameOf),
      series: [
        { name: t('share_customers'), values: told.map(({ facts }) => facts.figures?.share ?? null) },
        { name: t('share_amount'), values: told.map(({ facts }) => facts.figures?.amount_share ?? null) },
      ],
    },
    groups,
  };
  const known = told.some(({ facts }) => facts.figures?.amount_share != null);
  return [...table('personas', t('compare'), columns, rows, { groups }), ...(known ? [chart] : [])];
}

function card(one: Told): ReportBlock {
  const { facts, text, proposal, context, t, company } = one;
  const { evidence, locale } = context;
  const dominated = isDominated(facts, company);
  const statements = byPart(leaving(shownStatements(proposal, text), dominated));
  const label = locale === 'en' ? facts.label_en : facts.label_zh;
  const lead = text.description
    ? reportClaim(text.description, evidence)
    : { text: dominated ? '' : plainText(proposal.description), review: false };
  const blocks: ReportBlock[] = [
    ...leadBlock(lead),
    ...statements.map(({ part, statements: of }) => ({
      type: 'claims' as const,
      title: t(`part_${part}`),
      claims: of.map((said) => statement(said, context)),
    })),
    ...notes(one),
    ...voices(one),
    ...(dominated ? [{ type: 'note', tone: 'info', text: t('amounts_hidden') } as const] : []),
  ];
  return {
    type: 'card',
    title: nameOf(one),
    subtitle: [label, priorityOf(one)].filter((part) => part !== null).join(' · '),
    colour: facts.colour,
    blocks,
    key: keyOf(one),
    ...(facts.figures ? { size: facts.figures.customers } : {}),
  };
}

/** The author's description is a paragraph, and a marked claim where its figures changed. */
function leadBlock(lead: { readonly text: string; readonly review: boolean }): ReportBlock[] {
  if (lead.text === '') return [];
  return [lead.review ? { type: 'claims', claims: [lead] } : { type: 'text', text: lead.text }];
}

function statement(said: ShownStatement, { evidence }: Context): { text: string; review: boolean } {
  return said.kind === 'proposed'
    ? { text: plainText(said.statement.text), review: false }
    : reportClaim(said.claim, evidence);
}

function notes({ text, context, company, t }: Told): ReportBlock[] {
  return notesOf(text, company).flatMap((note): ReportBlock[] => {
    const claim = text.notes[note];
    if (!claim || claim.text.trim() === '') return [];
    return [
      { type: 'claims', title: t(noteKey(note, company)), claims: [reportClaim(claim, context.evidence)] },
    ];
  });
}

function voices({ text, context, t }: Told): ReportBlock[] {
  const claims = text.voices
    .filter((voice) => voice.text.text.trim() !== '')
    .map((voice) => {
      const { text: said, review } = reportClaim(voice.text, context.evidence);
      const when = voice.on === null ? '' : formatDate(voice.on, context.locale);
      const from = [t(`voice_${voice.kind}`), plainText(voice.source), when].filter((part) => part !== '');
      return { text: `${said} — ${from.join(' · ')}`, review };
    });
  return claims.length > 0 ? [{ type: 'claims', title: t('voices'), claims }] : [];
}

function potentialText({ potential }: PersonaResult, t: Say): string {
  if (potential.by === 'clv') return t('potential_by_clv', { table: potential.table });
  return potential.by === 'growth'
    ? t('potential_by_growth', { days: potential.days })
    : t('potential_by_none');
}

function priorities(told: readonly Told[], { result, locale }: Context, t: Say): ReportBlock[] {
  const { potential, thresholds } = result;
  const known = told.filter(
    ({ facts }) => facts.priority?.value_index != null && facts.priority.potential_index !== null,
  );
  const circular: ReportBlock[] =
    potential.by === 'growth' && potential.circular
      ? [{ type: 'note', tone: 'warn', text: t('potential_circular') }]
      : [];
  if (known.length === 0) return circular;
  const chart: ReportBlock = {
    type: 'chart',
    ...{ id: 'priority', title: t('priority_map'), format: 'index' },
    alt: labelled(t('priority_map'), t('priority_map_note'), locale),
    picture: {
      kind: 'points',
      ...{ x: t('value_index'), y: t('potential_index') },
      points: known.map((one) => ({
        label: nameOf(one),
        x: one.facts.priority?.value_index ?? 0,
        y: one.facts.priority?.potential_index ?? 0,
        size: one.facts.figures?.customers ?? 0,
        colour: one.facts.colour,
      })),
      cross: { x: thresholds.value, y: thresholds.potential },
    },
    groups: groupsOf(known),
  };
  return [chart, ...circular];
}

/** 需求清单. */
function needsList(told: readonly Told[], t: Say): ReportBlock[] {
  const columns = [column(t('name')), column(t('need')), column(t('importance')), column(t('answer'))];
  const rows = told.flatMap((one) => {
    const cell = (claim: Claim) => claimCell(claim, one.context.evidence, one.context.locale);
    return one.text.needs.map(({ need, importance, answer }) => [
      nameOf(one),
      cell(need),
      t(`importance_${importance}`),
      cell(answer),
    ]);
  });
  return table('needs', t('needs_list'), columns, rows);
}
