import { KequnError } from '../../model/failure';
import { CN8, MAPS, OTHERS } from '../../analysis/rfm/maps';
import type { Ruler } from '../../model/segmentation';
import type { Statement } from '../../model/cell';
import { findNobody } from '../../sql/orders/customers';
import { prepareOrders, type PreparedOrders } from '../../sql/orders/prepare';
import { orderWarnings } from '../../sql/orders/warnings';
import { ident } from '../../sql/sql';
import { MEASURES, type MigrationOptions } from './options';
import {
  measuredSql,
  enteredNewSql,
  meanScoresSql,
  ruledSql,
  scoreRuler,
  windowsSql,
  type MeanScores,
  type Windows,
} from './query';
import { scalesOf, segmentsOfScores, type Scales } from './ruler';
import { makeTemp, scratch, type Context, type Group, type Sides } from './sides';
import { readStatistics } from './statistics';

const DAY = 86_400_000;
/** Lengths that a window takes by itself, longest first. */
const LENGTHS = [365, 182, 90, 30];

/** Measures two windows of equal length of a table of orders by one ruler, and the second by its own as well. */
export async function windowSides(context: Context, from: string): Promise<Sides> {
  const { database, options, name } = context;
  const table = scratch(name);
  const choice = { cell: options.as_of, frontMatter: context.asOf };
  const orders = await prepareOrders(database, context.table(from), {
    refunds: options.refunds,
    asOf: choice,
  });
  const { days, windows, covered } = windowsOf(orders, options.window);
  const sql = windowsSql(orders, windows);
  await makeTemp(database, table('windows'), sql);
  const nobody = await leaveOutNobody(context, table('windows'));
  for (const [part, side, end] of [
    ['first', 1, windows.middle],
    ['second', 2, windows.end],
  ] as const) {
    await makeTemp(database, table(part), measuredSql(table('windows'), side, end));
  }
  const [entered] = await database.rows<{ customers: number }>(
    enteredNewSql(table('windows'), windows.middle),
  );
  const measured = await measure(context, windows);
  return {
    ...measured,
    facts: {
      ...measured.facts,
      ...{ mode: 'windows', days, names: [null, null], entered_new: entered?.customers ?? 0 },
      days_of: [
        [windows.start, dayBefore(windows.middle)],
        [windows.middle, dayBefore(windows.end)],
      ],
    },
    asOf: orders.asOf,
    warnings: [
      ...(await orderWarnings(database, orders)),
      ...nobody,
      ...(covered < days
        ? [{ code: 'migration.window_before_data' as const, values: { covered, days } }]
        : []),
      ...measured.warnings,
    ],
    statements: [{ title: 'windows', sql }, ...measured.statements],
  };
}

/** The second window ends the day before the analysis date, the first where the second begins. */
function windowsOf(
  { asOf, facts }: PreparedOrders,
  asked: number | null,
): { days: number; windows: Windows; /** Days of the first window that the data cover. */ covered: number } {
  const end = Date.parse(asOf.date) / DAY;
  const first = Math.max(facts.first ?? end, facts.plausible.from ?? -Infinity);
  const span = end - first;
  const days = asked ?? LENGTHS.find((length) => 2 * length <= span) ?? Math.max(1, Math.floor(span / 2));
  const windows = { start: iso(end - 2 * days), middle: iso(end - days), end: iso(end) };
  return { days, windows, covered: Math.max(0, Math.min(days, span - days)) };
}

function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return iso(Date.parse(date) / DAY - 1);
}

async function leaveOutNobody({ database, options }: Context, windows: string) {
  if (options.refunds === 'keep') return [];
  const { condition, warnings } = await findNobody(database, windows);
  await database.run(`DELETE FROM ${ident(windows)} WHERE ${condition}`);
  return warnings;
}

type Measured = Pick<Sides, 'before' | 'after' | 'own' | 'groups' | 'ruler' | 'warnings' | 'statements'> & {
  readonly facts: Pick<Sides['facts'], 'cuts' | 'baseline_candidate'>;
};

async function measure(context: Context, windows: Windows): Promise<Measured> {
  const { database, options, name } = context;
  const table = scratch(name);
  const first = await fitRuler(context, table('first'), options, windows.middle);
  const second = await fitRuler(context, table('second'), { ...options, baseline: null }, windows.end);
  const given = options.segmentation === null ? null : segmentationRuler(context, options.segmentation);
  const shown = given?.ruler ?? first.ruler;
  const ruled: readonly (readonly [string, string, Ruler])[] = [
    ['before', 'first', shown],
    ['after', 'second', shown],
    // Without a baseline the first window's own ruler is the one that is shown.
    [
      'before_own',
      'first',
      options.baseline
        ? (await fitRuler(context, table('first'), { ...options, baseline: null }, windows.middle)).ruler
        : first.ruler,
    ],
    ['after_own', 'second', second.ruler],
  ];
  const statements: Statement[] = [];
  for (const [part, measured, ruler] of ruled) {
    if (given && part.endsWith('own')) continue;
    const sql = ruledSql(table(measured), ruler, given === null);
    await makeTemp(database, table(part), sql);
    statements.push({ title: part, sql });
  }
  return {
    before: table('before'),
    after: table('after'),
    own: given ? null : { before: table('before_own'), after: table('after_own') },
    groups: given?.groups ?? mapGroups(options),
    ruler: given?.used ?? {
      kind: options.baseline ? 'baseline' : 'first',
      name: options.baseline?.name ?? null,
      date: options.baseline?.date ?? windows.middle,
    },
    facts: { cuts: given ? null : cutsOf(first.scales), baseline_candidate: given ? null : first.candidate },
    warnings: [],
    statements,
  };
}

/** The ruler of one window: frozen where the options have a baseline, else its own. */
async function fitRuler({ database }: Context, measured: string, options: MigrationOptions, date: string) {
  const statistics = await readStatistics(database, measured, options.bins);
  if (statistics.customers === 0) {
    const message = `missing orders: none in the window up to ${date}`;
    throw new KequnError('analysis.empty_window', message, { values: { date } });
  }
  const scales = scalesOf(options, statistics);
  const [means] = await database.rows<MeanScores>(meanScoresSql(measured, scales));
  if (!means) throw new KequnError('engine.internal', `missing scores: ${measured}`);
  const pick = (part: 'mean' | 'median') => ({
    recency: statistics.recency[part],
    frequency: statistics.frequency[part],
    monetary: statistics.monetary[part],
  });
  const scored = scales.frequency.scoring;
  return {
    scales,
    ruler: scoreRuler(scales, segmentsOfScores(options, scales, means)),
    candidate: {
      date,
      ...(scored === 'quantile' || scored === 'thresholds'
        ? { frequency_scored: scored, cuts: cutsOf(scales) }
        : {}),
      ...{ means: pick('mean'), medians: pick('median'), mean_scores: means },
    },
  };
}

function cutsOf({ recency, frequency, monetary }: Scales) {
  return { recency: recency.cuts, frequency: frequency.cuts, monetary: monetary.cuts };
}

/**
 * Another cell's ruler, where it measures by recency, frequency and amount alone.
 * @throws KequnError `analysis.missing_column` where it asks for more, `analysis.no_ruler` where it has none
 */
function segmentationRuler(context: Context, name: string) {
  const info = context.segmentation(name);
  const values = { segmentation: name };
  if (!info.ruler) throw new KequnError('analysis.no_ruler', `missing ruler: ${name}`, { values });
  const column = info.ruler.columns.find((one) => !MEASURES.some((measure) => measure === one));
  if (column !== undefined) {
    const message = `missing column: ${column}, which the ruler of ${name} measures`;
    throw new KequnError('analysis.missing_column', message, {
      values: { column, table: context.options.from ?? '' },
    });
  }
  const used = {
    kind: info.baseline ? ('baseline' as const) : ('segmentation' as const),
    name: info.baseline?.name ?? name,
    date: info.baseline?.date ?? null,
  };
  return { ruler: info.ruler, groups: info.segments, used };
}

function mapGroups({ segments }: MigrationOptions): Group[] {
  return [...(segments === 'cn8' ? CN8 : MAPS[segments]), OTHERS].map(
    ({ segment, label_zh, label_en, colour }) => ({ segment, label_zh, label_en, colour }),
  );
}
