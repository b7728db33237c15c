import { formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext, ReportFormat, ReportGroups } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import { column, figure, figures, labelled, plainText, sentences, table } from '../report-blocks';
import { reportClaim } from '../report-claims';
import { board, currentPeriod, standingIn, type Row, type Standing } from './board';
import type { Gap } from './gap';
import { gapOf } from './gap-of';
import type { Unit } from './keys';
import { metricWords } from './metric-names';
import type { KpiOptions } from './options';
import { listsAndMoves } from './report-lists';
import type { DimensionParts, GroupParts, KpiLive, KpiResult } from './result';
import { strings } from './strings';
import { summaryOf } from './summary';
import {
  besideWords,
  dimensionWords,
  gapSentence,
  groupWords,
  kpiName,
  periodWords,
  type Word,
  valueWords,
} from './words';

type Context = ReportContext<KpiOptions, KpiResult>;
interface Shown {
  readonly row: Row;
  readonly standing: Standing;
}

/** Trends drawn: more pictures than these tell less. */
const MOST_TRENDS = 6;

const FORMATS: Readonly<Record<Unit, ReportFormat>> = {
  share: 'percent',
  money: 'money',
  count: 'integer',
  number: 'number',
  rank: 'integer',
};

/** What became of the targets: how each KPI stands, its trend, where gaps come from, causes and adjustments. */
export const report: CellReport<KpiOptions, KpiResult> = {
  part: 'kpi',
  blocks(context) {
    const t = wordsIn(strings, context.locale);
    const rows = board(context.options, context.result);
    const period = currentPeriod(rows);
    const shown = rows.flatMap((row): Shown[] => {
      const standing = standingIn(row, period);
      return standing ? [{ row, standing }] : [];
    });
    if (shown.length === 0) return [];
    return [
      ...counts(shown, t),
      ...overview(context, shown, t),
      ...shown.slice(0, MOST_TRENDS).flatMap(({ row }) => trend(context, row, t)),
      ...shown.flatMap((one) => gaps(context, one, t)),
      ...reviews(context, shown, t),
      ...listsAndMoves(context, t),
    ];
  },
  method({ options, result, locale }) {
    const t = wordsIn(strings, locale);
    return sentences([
      t('method_note', { tolerance: formatPercent(options.tolerance, locale, 0) }),
      t(`method_new_${result.new_customer}`),
      ...options.kpis.flatMap((kpi) => {
        if (kpi.metric === null) return [];
        const { formula, watch } = metricWords(kpi.metric, locale);
        const said = labelled(kpiName(kpi, locale), formula, locale);
        return [watch === null ? said : `${said} ${watch}`];
      }),
    ]);
  },
};

function counts(shown: readonly Shown[], t: Word): ReportBlock[] {
  const { on, risk, off } = summaryOf(shown);
  return figures(
    figure(t('state_on_track'), on, 'integer'),
    figure(t('state_at_risk'), risk, 'integer'),
    figure(t('state_off'), off, 'integer'),
  );
}

/** A row a KPI. Units differ from row to row, so that figures are texts here. */
function overview({ locale }: Context, shown: readonly Shown[], t: Word): ReportBlock[] {
  const columns = [
    ...[
      t('kpi'),
      t('period_column'),
      t('target'),
      t('actual'),
      t('state'),
      t('before'),
      t('year'),
      t('owner'),
    ],
  ].map((label) => column(label));
  const rows = shown.map(({ row: { kpi }, standing }) => {
    const value = (figureOf: number | null) => valueWords(figureOf, kpi.unit, locale, t);
    const { actual } = standing;
    const source = actual?.source
      ? ` (${t('source', { source: `${actual.source} ${actual.date}`.trim() })})`
      : '';
    return [
      kpiName(kpi, locale),
      periodWords(standing.period, locale),
      value(standing.goal?.value ?? null),
      `${value(standing.value)}${source}`,
      [t(`state_${standing.state}`), standing.running ? t('running') : ''].filter(Boolean).join(' · '),
      besideWords(standing.before, kpi.unit, locale, t) ?? '–',
      besideWords(standing.year, kpi.unit, locale, t) ?? '–',
      kpi.owner || '–',
    ];
  });
  return table('kpis', t('kpis_table'), columns, rows);
}

/** Actual and target by period. */
function trend({ locale }: Context, { kpi, standings }: Row, t: Word): ReportBlock[] {
  const known = standings.filter(({ value }) => value !== null);
  if (known.length < 2) return [];
  const name = kpiName(kpi, locale);
  const hasGoals = standings.some(({ goal }) => goal !== null);
  const [first, last] = [known[0], known.at(-1)];
  const said = [first, last].flatMap((one) =>
    one ? [`${periodWords(one.period, locale)} ${valueWords(one.value, kpi.unit, locale, t)}`] : [],
  );
  return [
    {
      type: 'chart',
      id: `trend_${kpi.key}`,
      title: t('trend_title', { name }),
      alt: labelled(name, said.join(' → '), locale),
      format: FORMATS[kpi.unit],
      picture: {
        kind: 'lines',
        categories: standings.map(({ period }) => periodWords(period, locale)),
        series: [
          { name: t('trend_actual'), values: standings.map(({ value }) => value), colour: 1 },
          ...(hasGoals
            ? [
                {
                  name: t('trend_target'),
                  values: standings.map(({ goal }) => goal?.value ?? null),
                  colour: 4,
                },
              ]
            : []),
        ],
      },
    },
  ];
}

/** Where the gap of a KPI comes from that missed its target, by its first dimension. */
function gaps({ result, locale, options }: Context, { row, standing }: Shown, t: Word): ReportBlock[] {
  const [dimension] = row.live?.breakdown ?? [];
  if (!row.live || !dimension || (standing.state !== 'off' && standing.state !== 'at_risk')) return [];
  const found = (['before', 'year', 'target'] as const)
    .map((against) => ({ against, gap: gapOf(row.live ?? NO_LIVE, dimension, standing, against) }))
    .find(({ gap }) => gap !== null);
  if (!found?.gap) return [];
  const { gap, against } = found;
  const { unit, key } = row.kpi;
  const name = kpiName(row.kpi, locale);
  const segments = result.segments;
  const said = gapSentence(
    gap,
    { kpi: row.kpi, name, against: t(`against_${against}`), segments },
    locale,
    t,
  );
  const groups = groupsOf(gap, row.live, dimension, standing, options);
  // Shares that differ are points of a percentage: written as such.
  const difference: ReportFormat = unit === 'share' ? 'percent' : FORMATS[unit];
  return table(
    `gap_${key}`,
    t('gap_table', { name, against: t(`against_${against}`) }),
    [
      column(dimensionWords(gap.dimension, locale, t)),
      column(t('now'), FORMATS[unit]),
      column(t('then'), FORMATS[unit]),
      column(t('effect'), difference),
    ],
    gap.parts.map((part) => [
      groupWords(part.group, gap.dimension, { segments, merged: gap.merged }, locale, t),
      part.now,
      part.then,
      part.effect,
    ]),
    {
      groups,
      note: groups.sizes.every((size) => (size ?? 0) >= 10) ? said : undefined,
    },
  );
}

/**
 * Who stands behind each row of a gap: the fewer of this period and those it is compared with. Where figures go by rows
 * of another table, nobody knows how many persons they are of.
 */
function groupsOf(
  gap: Gap,
  { periods }: KpiLive,
  { dimension, groups }: DimensionParts,
  { period, before, year, goal }: Standing,
  { from, by }: KpiOptions,
): ReportGroups {
  const compared = [period, before?.period, year?.period, goal?.base?.period];
  const places = periods.flatMap((one, at) => (compared.includes(one.period) ? [at] : []));
  const sizes = gap.parts.map(({ group }) => {
    const found = groups.find((one) => one.group === group);
    return found && from !== null ? fewest(found, places) : null;
  });
  const { segmentation } = by;
  if (dimension !== 'segment' || segmentation === null) return { sizes };
  return {
    sizes,
    keys: gap.parts.map(({ group }) => (group === null ? null : segmentKey(segmentation, group))),
    // Customers of the periods only.
    part: true,
  };
}

/** The smallest number of a group's customers in some periods, those in which it had none aside. */
function fewest({ numerator, customers }: GroupParts, places: readonly number[]): number | null {
  const counts = places.map((at) => customers[at] ?? (numerator[at] == null ? 0 : null));
  if (counts.includes(null)) return null;
  const some = counts.filter((count) => count !== null && count > 0).map(Number);
  return some.length > 0 ? Math.min(...some) : 0;
}

const NO_LIVE = { key: '', unit: 'number', periods: [], breakdown: [], sql: null } as const;

/** What the author noted: why it came so, and what changes. */
function reviews({ evidence, locale }: Context, shown: readonly Shown[], t: Word): ReportBlock[] {
  return (['cause', 'adjustment'] as const).flatMap((part): ReportBlock[] => {
    const claims = shown.flatMap(({ row, standing }) => {
      const claim = standing.review?.[part];
      if (!claim?.text.trim()) return [];
      const { text, review } = reportClaim(claim, evidence);
      return [{ text: labelled(plainText(kpiName(row.kpi, locale)), text, locale), review }];
    });
    return claims.length > 0 ? [{ type: 'claims', title: t(part), claims }] : [];
  });
}
