import { formatNumber, formatPercent } from '../../i18n/format';
import { criterionName } from '../../i18n/shell/criteria';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, sentences, table } from '../report-blocks';
import { claimCell, reportClaim } from '../report-claims';
import { alikeRivals } from './alike';
import { checkStatement } from './check';
import { leadText, unsupportedText } from './lead-text';
import type { PositionOptions, Statement } from './options';
import type { PositionResult } from './result';
import { strings } from './strings';
import { wordingOf } from './wording';

type Context = ReportContext<PositionOptions, PositionResult>;

/** The statements with their checks, the perceptual map, own abilities. */
export const report: CellReport<PositionOptions, PositionResult> = {
  part: 'positioning',
  blocks: (context) => [
    ...context.options.statements.flatMap((statement) => card(context, statement)),
    ...map(context),
    ...scores(context),
    ...abilities(context),
  ],
  method({ options, result, locale }) {
    const t = wordsIn(strings, locale);
    const checked = options.statements.length > 0;
    return sentences([
      checked && t('check_distinct', { margin: options.margin }),
      checked && t('check_ability'),
      result.map !== null && t('map_method'),
    ]);
  },
};

function card(context: Context, statement: Statement): ReportBlock[] {
  const { options, result, locale, evidence } = context;
  const t = wordsIn(strings, locale);
  const wording = wordingOf(statement, result.own, locale);
  if (wording.text === '' && statement.target === '') return [];
  const segment = result.segments.find((one) => one.segment === statement.target);
  const label = segment && (locale === 'en' ? segment.label_en : segment.label_zh);
  return [
    {
      type: 'card',
      title: (label ?? statement.target) || t('target_none'),
      subtitle: t(`type_${statement.type}`),
      ...(segment ? { colour: segment.colour, size: segment.customers } : {}),
      blocks: [
        ...(wording.text === ''
          ? []
          : [{ type: 'claims' as const, claims: [reportClaim(wording, evidence)] }]),
        ...checks(context, statement, options),
      ],
    },
  ];
}

function checks({ result, locale }: Context, statement: Statement, options: PositionOptions): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const check = checkStatement(statement, options, result.criteria, result.brands);
  const alike = alikeRivals(wordingOf(statement, result.own, locale).text, options.rivals);
  const same = check.distinct === 'same' || alike.length > 0 || check.sameEmphasis.length > 0;
  const percent = (share: number) => formatPercent(share, locale, 0);
  return [
    ...(same ? [{ type: 'note' as const, tone: 'warn' as const, text: t('distinct_same') }] : []),
    ...(check.unsupported.length > 0
      ? [{ type: 'note' as const, tone: 'warn' as const, text: t('not_supported') }]
      : []),
    ...sentences([
      !same && check.distinct === 'different' && t('distinct_different'),
      check.distinct === 'same' && t('same_text', { margin: options.margin }),
      ...check.leads.map((lead) => leadText(lead, result.criteria, locale)),
      check.sameEmphasis.length > 0 &&
        t('same_emphasis', {
          names: check.sameEmphasis.join(locale === 'en' ? ', ' : '、'),
          count: check.sameEmphasis.length,
        }),
      ...alike.map(({ name, likeness }) => t('alike', { name, share: percent(likeness) })),
      ...check.unsupported.map((one) => unsupportedText(one, locale)),
    ]),
  ];
}

function labels({ result, locale }: Context): string[] {
  return result.criteria.map((criterion) => criterionName(criterion, locale));
}

function map(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  if (result.map === null) return [];
  const { shown, brands, arrows } = result.map;
  const percent = (share: number) => formatPercent(share, locale, 0);
  const used = result.criteria.filter((_, at) =>
    result.brands.some(({ scores: given }) => (given[at] ?? null) !== null),
  );
  const [x, y] = used.map((criterion) => criterionName(criterion, locale));
  const nameOf = (key: string) =>
    criterionName({ key, label: result.criteria.find((one) => one.key === key)?.label ?? '' }, locale);
  const keeps =
    shown === null ? t('map_direct') : t('map_components', { share: percent(shown[0] + shown[1]) });
  return [
    {
      type: 'chart',
      id: 'map',
      title: t('map'),
      alt: keeps,
      format: 'number',
      picture: {
        kind: 'points',
        x: shown === null ? (x ?? '') : t('map_x', { share: percent(shown[0]) }),
        y: shown === null ? (y ?? '') : t('map_y', { share: percent(shown[1]) }),
        points: [
          ...brands.map((brand) => ({
            ...{ label: brand.name, x: brand.x, y: brand.y, colour: brand.own ? 1 : 7 },
          })),
          // Pictures of a report have no arrows: the ends of them stand as points.
          ...arrows.map((arrow) => ({ label: `→ ${nameOf(arrow.key)}`, x: arrow.x, y: arrow.y, colour: 3 })),
        ],
        ...(shown === null ? {} : { cross: { x: 0, y: 0 } }),
      },
    },
    ...sentences([
      keeps,
      result.closest !== null &&
        t('closest', {
          name: result.closest.name,
          difference: formatNumber(result.closest.difference, locale, 1),
        }),
      result.source !== null && t(`from_${result.source}`),
    ]),
  ];
}

function scores(context: Context): ReportBlock[] {
  const { result, locale } = context;
  const t = wordsIn(strings, locale);
  const counted = result.brands.some(({ answers }) => answers !== null);
  return table(
    'scores',
    t(result.source === 'ratings' ? 'from_ratings' : 'from_scores'),
    [
      column(t('brand')),
      ...(counted ? [column(t('answers'), 'integer')] : []),
      ...labels(context).map((label) => column(label, 'number')),
    ],
    result.brands.map((brand) => [brand.name, ...(counted ? [brand.answers] : []), ...brand.scores]),
    // Who rated a brand are persons; a brand that few rated is a small group of them.
    counted ? { groups: { sizes: result.brands.map(({ answers }) => answers), overlapping: true } } : {},
  );
}

function abilities({ options, locale, evidence }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return table(
    'abilities',
    t('abilities'),
    [column(t('ability')), column(t('kind')), column(t('level'), 'number'), column(t('note'))],
    options.abilities
      .filter(({ ability }) => ability !== '')
      .map(({ ability, kind, level, note }) => [
        ability,
        kind === null ? '' : t(`kind_${kind}`),
        level,
        claimCell(note, evidence, locale),
      ]),
  );
}
