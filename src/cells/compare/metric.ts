import { adjust } from '../../analysis/stats/adjust';
import { chance } from '../../analysis/stats/chance';
import { sizeOf } from '../../analysis/stats/effect';
import {
  anova,
  spreadOf,
  welch,
  welchPair,
  type FTest,
  type Moments,
  type Spread,
} from '../../analysis/stats/means';
import { dunn, kruskalWallis, type KruskalWallis, type Ranked } from '../../analysis/stats/ranks';
import { pairs } from './dimension';
import type { Judge } from './judge';
import type { MetricGroup, MetricResult, Pair, TestResult } from './result';

export interface MomentsRow {
  /** Null: everyone. */
  readonly segment: string | null;
  readonly n: number;
  readonly mean: number;
  readonly variance: number | null;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

export interface RanksRow {
  readonly segment: string;
  readonly n: number;
  readonly rank_sum: number;
  readonly ties: number;
}

/** What the engine says of a metric, in the order of the segments; null where nothing is known of a segment. */
export interface Figures {
  readonly rows: readonly (MomentsRow | null)[];
  readonly ranks: readonly (RanksRow | null)[];
  readonly overall: MomentsRow;
  readonly ties: number;
  readonly unknown: number;
}

export interface MetricTests {
  readonly figures: Figures;
  readonly spread: Spread;
  readonly kruskal: KruskalWallis;
  readonly anova: FTest | null;
  readonly welch: FTest | null;
}

/** The tests of a metric; null where there is nothing to compare. */
export function testMetric(figures: Figures): MetricTests | null {
  const moments = figures.rows.flatMap((row) => (row ? [momentsOf(row)] : []));
  const ranked = figures.ranks.flatMap((row) => (row ? [rankedOf(row)] : []));
  const spread = spreadOf(moments);
  const kruskal = kruskalWallis(ranked, figures.ties);
  if (!spread || !kruskal) return null;
  return { figures, spread, kruskal, anova: anova(moments), welch: welch(moments) };
}

function momentsOf({ n, mean, variance }: MomentsRow): Moments {
  return { n, mean, variance: variance ?? 0 };
}

function rankedOf({ n, rank_sum }: RanksRow): Ranked {
  return { n, rankSum: rank_sum };
}

/** ln p that decides whether means differ: Welch's, else that of the analysis of variance. */
export function lnOfMeans({ welch: w, anova: a }: MetricTests): number | null {
  return (w ?? a)?.chance.ln_p ?? null;
}

/** Fewer in every segment than this tell nothing by ranks. */
const FEWEST = 5;

export function metricResult(
  column: string,
  tests: MetricTests,
  lnMeans: number | null,
  judge: Judge,
): MetricResult {
  const { figures, spread, kruskal } = tests;
  const size = sizeOf('epsilon2', kruskal.epsilon2);
  const reliable = figures.rows.every((row) => !row || row.n >= FEWEST);
  const judged = judge.column(column, kruskal.chance, size, reliable);
  const adjustedMeans = lnMeans === null ? null : chance(lnMeans);
  const means = adjustedMeans !== null && judge.isReal(adjustedMeans);
  const ranks = judge.isReal(judged.adjusted);
  return {
    ...{ kind: 'metric', column, base: figures.overall.n, unknown: figures.unknown, size, ...judged },
    groups: figures.rows.map((row, i) => groupOf(row, figures.ranks[i] ?? null, figures.overall.n)),
    overall: groupOf(figures.overall, null, figures.overall.n),
    anova: tests.anova && fResult(tests.anova),
    welch: tests.welch && fResult(tests.welch),
    adjusted_means: adjustedMeans,
    kruskal: { statistic: kruskal.h, df1: kruskal.df, df2: null, chance: kruskal.chance },
    eta2: spread.eta2,
    omega2: spread.omega2,
    epsilon2: kruskal.epsilon2,
    sd_within: spread.sd_within,
    only: means === ranks ? null : means ? 'means' : 'ranks',
    pairs: pairsOf(figures, judge),
  };
}

/** All groups without any spread but different means give an infinite F, which plain data cannot carry. */
function fResult({ f, df1, df2, chance: found }: FTest): TestResult {
  return { statistic: Math.min(f, Number.MAX_VALUE), df1, df2, chance: found };
}

function groupOf(row: MomentsRow | null, ranks: RanksRow | null, n: number): MetricGroup {
  if (!row) return { n: 0, mean: null, sd: null, q1: null, median: null, q3: null, percentile: null };
  const { q1, median, q3, mean, variance } = row;
  const percentile = ranks ? (ranks.rank_sum / ranks.n - 0.5) / n : 0.5;
  return { n: row.n, mean, sd: variance === null ? null : Math.sqrt(variance), q1, median, q3, percentile };
}

function pairsOf({ rows, ranks, overall, ties }: Figures, judge: Judge): Pair[] {
  const found = pairs(rows.length).flatMap(([a, b]) => {
    const [first, second] = [rows[a], rows[b]];
    const [higher, lower] = [ranks[a], ranks[b]];
    if (!first || !second || !higher || !lower) return [];
    const byRank = dunn(rankedOf(higher), rankedOf(lower), overall.n, ties);
    const byMean = welchPair(momentsOf(first), momentsOf(second));
    const least = Math.min(first.n, second.n);
    return byRank ? [{ a, b, byRank, byMean, least, difference: first.mean - second.mean }] : [];
  });
  const byRank = adjust(
    found.map((pair) => pair.byRank.chance.ln_p),
    judge.correction,
  );
  const byMean = adjust(
    found.map((pair) => pair.byMean?.chance.ln_p ?? 0),
    judge.correction,
  );
  return found.map((pair, i) => {
    const size = sizeOf('dominance', pair.byRank.dominance);
    const adjusted = chance(byRank[i] ?? 0);
    return {
      ...{ a: pair.a, b: pair.b, adjusted, size, effect: pair.byRank.dominance },
      ...judge.pair(adjusted, size, pair.least >= FEWEST),
      difference: pair.difference,
      d: pair.byMean?.d ?? null,
      adjusted_means: pair.byMean ? chance(byMean[i] ?? 0) : null,
    };
  });
}
