import { formatDate, formatFixed, formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext, ReportGroups } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import { basisLines, column, sentences, table } from '../report-blocks';
import { reportClaims } from '../report-claims';
import { segmentKeys } from '../report-segments';
import type { MarketOptions } from './options';
import type { MarketResult, MarketSegment } from './result';
import { methodStrings } from './method-strings';
import { strings } from './strings';
import { abilityName, criterionName, labelOf } from './words';

type Context = ReportContext<MarketOptions, MarketResult>;

/** Chosen targets first, then the picture, figures, what may not be promised, and how firm it is. */
export const report: CellReport<MarketOptions, MarketResult> = {
  part: 'positioning',
  blocks: (context) => [
    ...notes(context),
    ...ranked(context)
      .filter(({ chosen }) => chosen)
      .flatMap((one) => target(context, one)),
    ...picture(context),
    ...markets(context),
    ...reasons(context),
    ...firmness(context),
    ...conclusion(context),
  ],
  method(context) {
    const { options, result, locale, asOf } = context;
    const m = wordsIn(methodStrings, locale);
    const percent = (share: number) => formatPercent(share, locale, 0);
    return [
      ...criteria(context),
      ...sentences([
        ...basisLines({ asOf, locale }, null),
        m('method_points'),
        m('method_axis'),
        m('method_overall', { balance: percent(options.balance), rest: percent(1 - options.balance) }),
        m('method_field'),
        m('method_competition'),
        m('method_fit'),
        result.orders !== null && m('method_growth'),
        m('method_share'),
        m('method_sensitivity'),
      ]),
    ];
  },
};

function ranked({ result }: Context): MarketSegment[] {
  return [...result.segments].sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}

/** Which persons stand behind each row. */
function groupsOf(segments: readonly MarketSegment[], { result }: Context): ReportGroups {
  return {
    sizes: segments.map(({ own }) => own.customers),
    ...segmentKeys(
      result.segmentation,
      segments.map(({ segment }) => segment),
    ),
    dominant: segments.map(({ own }) => own.largest_share),
  };
}

function notes({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return result.basis === 'value' ? [{ type: 'note', tone: 'warn', text: t('value_basis') }] : [];
}

/** A chosen target: its statement, what it is, what may not be promised to it. */
function target({ options, result, locale, evidence }: Context, one: MarketSegment): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const entry = options.markets.find(({ segment }) => segment === one.segment);
  const statement = entry ? reportClaims([entry.statement], evidence) : [];
  const unsupported = one.needs
    .filter(({ supported }) => supported === false)
    .map(({ ability, need, have }) =>
      t('need_unsupported', {
        ability: abilityName(ability, options.abilities, locale),
        need,
        have,
      }),
    );
  return [
    {
      type: 'card',
      title: labelOf(one, locale),
      subtitle: one.advice ? `${t('chosen')} · ${t(one.advice)}` : t('chosen'),
      colour: one.colour,
      size: one.own.customers,
      key: segmentKey(result.segmentation, one.segment),
      blocks: [
        ...(statement.length > 0
          ? [{ type: 'claims', title: t('statement'), claims: statement } as const]
          : []),
        ...unsupported.map((text) => ({ type: 'note', tone: 'warn', text }) as const),
      ],
    },
  ];
}

function picture(context: Context): ReportBlock[] {
  const { locale } = context;
  const t = wordsIn(strings, locale);
  const placed = ranked(context).filter(
    ({ attractiveness, ability }) => attractiveness !== null && ability !== null,
  );
  if (placed.length === 0) return [];
  const sized = placed.every(({ market_size }) => market_size !== null);
  return [
    {
      type: 'chart',
      id: 'attractiveness',
      title: t('picture'),
      alt: placed
        .map((one) =>
          t('picture_alt', {
            label: labelOf(one, locale),
            ability: formatFixed(one.ability, locale, 1),
            attractiveness: formatFixed(one.attractiveness, locale, 1),
          }),
        )
        .join(locale === 'en' ? '; ' : '；'),
      format: 'number',
      picture: {
        kind: 'points',
        x: t('ability'),
        y: t('attractiveness'),
        points: placed.map((one) => ({
          label: labelOf(one, locale),
          x: one.ability ?? 0,
          y: one.attractiveness ?? 0,
          size: (sized ? one.market_size : one.own.customers) ?? 0,
          colour: one.colour,
        })),
        cross: { x: 3, y: 3 },
        // Room for bubbles at the ends of the scale.
        range: { x: [0.5, 5.5], y: [0.5, 5.5] },
      },
      groups: groupsOf(placed, context),
    },
  ];
}

const FIGURES = [
  ['customers', 'integer', (one: MarketSegment) => one.own.customers],
  ['amount', 'money', (one: MarketSegment) => one.own.amount],
  ['amount_share', 'percent', (one: MarketSegment) => one.own.amount_share],
  ['own_growth', 'change', (one: MarketSegment) => one.own.growth],
  ['market_size', 'money', (one: MarketSegment) => one.market_size],
  ['market_growth', 'change', (one: MarketSegment) => one.market_growth],
  ['market_share', 'percent', (one: MarketSegment) => one.market_share],
  ['implied_share', 'percent', (one: MarketSegment) => one.implied_share],
  ['margin', 'percent', (one: MarketSegment) => one.margin_share],
  ['competition', 'number', (one: MarketSegment) => one.competition],
  ['fit', 'number', (one: MarketSegment) => one.fit],
  ['attractiveness', 'number', (one: MarketSegment) => one.attractiveness],
  ['ability', 'number', (one: MarketSegment) => one.ability],
  ['overall', 'number', (one: MarketSegment) => one.overall],
] as const;

/** Own figures beside the market's, with where the market's come from. */
function markets(context: Context): ReportBlock[] {
  const { options, result, locale } = context;
  const t = wordsIn(strings, locale);
  const segments = ranked(context);
  const shown = FIGURES.filter(([, , of]) => segments.some((one) => of(one) !== null));
  const sources = options.markets.filter(({ source }) => source.trim() !== '');
  const sourceOf = (segment: string) => {
    const entry = sources.find((one) => one.segment === segment);
    return entry ? [entry.source, entry.date].filter((part) => part !== '').join(', ') : '';
  };
  return table(
    'markets',
    t('table'),
    [
      column(t('segment')),
      ...shown.map(([key, format]) => column(t(key), format)),
      column(t('advice')),
      ...(sources.length > 0 ? [column(t('field_source'))] : []),
    ],
    segments.map((one) => [
      labelOf(one, locale),
      ...shown.map(([, , of]) => of(one)),
      one.advice ? t(one.advice) : null,
      ...(sources.length > 0 ? [sourceOf(one.segment)] : []),
    ]),
    { groups: groupsOf(segments, context), note: periodNote(result, locale) },
  );
}

function periodNote({ period, before, months, covered }: MarketResult, locale: Context['locale']): string {
  const t = wordsIn(strings, locale);
  if (!period || !before || months === null) return '';
  const day = (iso: string) => formatDate(iso, locale);
  return t(covered ? 'period' : 'period_short', {
    from: day(period.from),
    to: day(period.to),
    months,
    before_from: day(before.from),
    before_to: day(before.to),
  });
}

/** What speaks for and against each segment, in the author's words. */
function reasons(context: Context): ReportBlock[] {
  const { options, locale, evidence } = context;
  return ranked(context).flatMap((one) => {
    const entry = options.markets.find(({ segment }) => segment === one.segment);
    const claims = entry ? reportClaims([entry.text], evidence) : [];
    return claims.length > 0 ? [{ type: 'claims', title: labelOf(one, locale), claims } as const] : [];
  });
}

/** How firm the places are when the weights are moved. */
function firmness(context: Context): ReportBlock[] {
  const { options, result, locale } = context;
  const t = wordsIn(strings, locale);
  const firm = ranked(context).filter((one) => one.firmness !== null);
  return table(
    'sensitivity',
    t('sensitivity'),
    [column(t('segment')), column(t('same_field'), 'percent'), column(t('leads'), 'percent')],
    firm.map((one) => [
      labelOf(one, locale),
      one.firmness?.same_field_share ?? null,
      one.firmness?.leads_share ?? null,
    ]),
    {
      note: t('sensitivity_text', {
        swing: formatPercent(options.swing, locale, 0),
        draws: result.draws,
        seed: String(options.seed),
        leaders: result.leaders.length,
      }),
    },
  );
}

function criteria({ result, locale }: Context): ReportBlock[] {
  const t = wordsIn(strings, locale);
  return table(
    'criteria',
    t('criteria'),
    [column(t('criterion')), column(t('axis')), column(t('weight_share'), 'percent'), column(t('holds'))],
    result.criteria.map((one) => [
      criterionName(one, locale),
      t(one.axis),
      one.weight_share,
      one.holds === null
        ? t('holds_none')
        : t('range', {
            low: formatPercent(one.holds[0], locale, 0),
            high: formatPercent(one.holds[1], locale, 0),
          }),
    ]),
  );
}

function conclusion({ options, locale, evidence }: Context): ReportBlock[] {
  const claims = reportClaims([options.conclusion], evidence);
  const title = wordsIn(strings, locale)('conclusion');
  return claims.length > 0 ? [{ type: 'claims', title, claims }] : [];
}
