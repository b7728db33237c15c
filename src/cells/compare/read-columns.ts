import { adjust } from '../../analysis/stats/adjust';
import type { ChiSquare } from '../../analysis/stats/chiSquare';
import { SIZES } from '../../analysis/stats/effect';
import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { Compared } from './columns';
import {
  crossTable,
  dimensionResult,
  isReliable,
  MOST_VALUES,
  testCross,
  type Cross,
  type CrossRow,
} from './dimension';
import { Judge } from './judge';
import {
  lnOfMeans,
  metricResult,
  testMetric,
  type MetricTests,
  type MomentsRow,
  type RanksRow,
} from './metric';
import type { CompareOptions } from './options';
import type { Profile } from './propose';
import * as query from './query';
import type { ColumnResult, Verdict } from './result';

type Tested =
  | { readonly kind: 'dimension'; readonly column: string; readonly cross: Cross; readonly tested: ChiSquare }
  | { readonly kind: 'metric'; readonly column: string; readonly tests: MetricTests };

export interface ReadColumns {
  readonly results: readonly ColumnResult[];
  readonly profiles: readonly Profile[];
  readonly judge: Judge;
  readonly warnings: readonly Warning[];
}

/** Reads the aggregates of every column, tests them, and says what is real and large, the most telling column first. */
export async function readColumns(
  context: ComputeContext<CompareOptions>,
  columns: readonly Compared[],
  segments: readonly string[],
  customers: number,
  own: ReadonlySet<string>,
): Promise<ReadColumns> {
  const warnings: Warning[] = [];
  const tested: Tested[] = [];
  for (const [done, compared] of columns.entries()) {
    context.progress({ stage: 'compare', done, total: columns.length });
    const found =
      compared.kind === 'dimension'
        ? await readDimension(context, compared.column, segments)
        : await readMetric(context, compared.column, segments, customers);
    if (found) tested.push(found);
    else warnings.push({ code: 'compare.column_skipped', values: { field: compared.column } });
  }
  const judge = new Judge(context.options, tested.map(decides), own);
  const means = adjust(
    tested.map((one) => (one.kind === 'metric' ? (lnOfMeans(one.tests) ?? 0) : 0)),
    judge.correction,
  );
  const results = tested.map((one, i): ColumnResult =>
    one.kind === 'dimension'
      ? dimensionResult(one.column, one.cross, one.tested, judge)
      : metricResult(one.column, one.tests, lnOfMeans(one.tests) === null ? null : (means[i] ?? 0), judge),
  );
  for (const one of tested) warnings.push(...(await doubts(context, one, customers)));
  return { results: sorted(results), profiles: tested.map(profileOf), judge, warnings };
}

function decides(one: Tested): { column: string; ln_p: number } {
  const { ln_p } = one.kind === 'dimension' ? one.tested.chance : one.tests.kruskal.chance;
  return { column: one.column, ln_p };
}

async function readDimension(
  { database, name }: ComputeContext<CompareOptions>,
  column: string,
  segments: readonly string[],
): Promise<Tested | null> {
  const rows = await database.rows<CrossRow>(query.crossSql(query.joinedTable(name), column));
  const cross = crossTable(rows, segments);
  const tested = testCross(cross);
  return tested && { kind: 'dimension', column, cross, tested };
}

async function readMetric(
  { database, name }: ComputeContext<CompareOptions>,
  column: string,
  segments: readonly string[],
  customers: number,
): Promise<Tested | null> {
  const joined = query.joinedTable(name);
  const moments = await database.rows<MomentsRow>(query.momentsSql(joined, column));
  const ranks = await database.rows<RanksRow>(query.ranksSql(joined, column));
  const overall = moments.find(({ segment }) => segment === null);
  if (!overall) return null;
  const tests = testMetric({
    rows: segments.map((key) => moments.find(({ segment }) => segment === key) ?? null),
    ranks: segments.map((key) => ranks.find(({ segment }) => segment === key) ?? null),
    overall,
    ties: ranks[0]?.ties ?? 0,
    unknown: customers - overall.n,
  });
  return tests && { kind: 'metric', column, tests };
}

const FAR = 10;

async function doubts(
  { database, name }: ComputeContext<CompareOptions>,
  one: Tested,
  customers: number,
): Promise<Warning[]> {
  const field = one.column;
  const unknown = one.kind === 'dimension' ? one.cross.unknown : one.tests.figures.unknown;
  const warnings: Warning[] =
    unknown > 0
      ? [
          {
            code: 'compare.unknown_values',
            values: { field, customers: unknown, share: unknown / customers },
          },
        ]
      : [];
  if (one.kind === 'dimension') {
    const { merged } = one.cross;
    if (merged > 0)
      warnings.push({ code: 'compare.values_merged', values: { field, kept: MOST_VALUES - 1, merged } });
    if (!isReliable(one.tested)) {
      const { few_share, least_expected } = one.tested;
      warnings.push({
        code: 'compare.few_expected',
        values: { field, few_share, least: Number(least_expected.toFixed(2)) },
      });
    }
    return warnings;
  }
  const { overall } = one.tests.figures;
  const distance = FAR * Math.sqrt(overall.variance ?? 0);
  const [far] = await database.rows<{ customers: number }>(
    query.farSql(query.joinedTable(name), field, overall.mean, distance),
  );
  if (far && far.customers > 0)
    warnings.push({ code: 'compare.far_values', values: { field, customers: far.customers } });
  return warnings;
}

function profileOf(one: Tested): Profile {
  if (one.kind === 'dimension') return { kind: 'dimension', counts: one.cross.counts };
  const { ranks, overall, ties } = one.tests.figures;
  const ranked = ranks.map((row) => ({ n: row?.n ?? 0, rankSum: row?.rank_sum ?? 0 }));
  return { kind: 'metric', ranks: ranked, n: overall.n, ties };
}

const VERDICTS: readonly Verdict[] = ['clear', 'small', 'chance', 'unreliable'];

/** The most telling first; what made the segments after what did not. */
function sorted(results: readonly ColumnResult[]): ColumnResult[] {
  const effect = (one: ColumnResult) =>
    one.kind === 'dimension' ? one.v_corrected : Math.sqrt(one.epsilon2);
  return results
    .map((one, i) => ({ one, i }))
    .sort(
      (a, b) =>
        VERDICTS.indexOf(a.one.verdict) - VERDICTS.indexOf(b.one.verdict) ||
        Number(a.one.own) - Number(b.one.own) ||
        SIZES.indexOf(b.one.size) - SIZES.indexOf(a.one.size) ||
        effect(b.one) - effect(a.one) ||
        a.i - b.i,
    )
    .map(({ one }) => one);
}
