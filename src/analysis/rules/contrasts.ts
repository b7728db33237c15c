import type { Baskets } from './baskets';
import { lnBenjaminiHochberg } from './benjamini-hochberg';
import { countSets } from './count-sets';
import { lnFisher } from './fisher';
import { itemCounts } from './itemsets';
import type { Found, MiningOptions } from './mine';
import type { Span } from './pair-counts';
import { compareSets, type RuleRow } from './rule-rows';
import { SetCounts } from './set-counts';

/** A rule in the baskets of a group, and the same in those of everyone else. */
export interface ContrastRow extends RuleRow {
  readonly rest: {
    readonly antecedentCount: number;
    readonly count: number;
    /** Null where nobody else has the left side. */
    readonly confidence: number | null;
    /** Null where nobody else has either side. */
    readonly lift: number | null;
  };
  /** ln p, corrected over all groups: the rule holds more often in the group than elsewhere (Fisher, one-sided). */
  readonly lnApart: number;
}

export interface Contrast {
  /** From 1 on. */
  readonly group: number;
  readonly baskets: number;
  readonly restBaskets: number;
  readonly minSupport: number;
  readonly found: number;
  readonly rows: readonly ContrastRow[];
}

/** Rules shown for a group. */
const MOST = 50;

type FindRules = (baskets: Baskets, span: Span, options: MiningOptions, report: () => void) => Found;

/**
 * The rules of each group's own baskets, each measured in everyone else's too. First what is surest to hold more often
 * in the group.
 */
export function contrasts(
  baskets: Baskets,
  options: MiningOptions,
  findRules: FindRules,
  report: (group: number) => void,
): Contrast[] {
  const found: Contrast[] = [];
  for (let group = 1; group + 1 < baskets.groupStarts.length; group++) {
    const span = { from: baskets.groupStarts[group] ?? 0, to: baskets.groupStarts[group + 1] ?? 0 };
    const own = findRules(baskets, span, options, () => undefined);
    found.push({
      group,
      baskets: span.to - span.from,
      restBaskets: baskets.count - (span.to - span.from),
      minSupport: own.minSupport,
      found: own.found,
      rows: against(baskets, own.rows, span),
    });
    report(group);
  }
  return corrected(found);
}

function against(baskets: Baskets, rows: readonly RuleRow[], span: Span): ContrastRow[] {
  const everyone = countsOf(baskets, rows);
  const rest = baskets.count - (span.to - span.from);
  return rows.map((row) => {
    const all = (set: readonly number[]) => everyone.of(Int32Array.from(set).sort());
    const antecedentCount = all(row.antecedent) - row.antecedentCount;
    const consequentCount = all(row.consequent) - row.consequentCount;
    const both = all([...row.antecedent, ...row.consequent]);
    const count = both - row.count;
    const lnApart = lnFisher({
      baskets: antecedentCount + row.antecedentCount,
      antecedent: row.antecedentCount,
      consequent: both,
      both: row.count,
    });
    const confidence = antecedentCount > 0 ? count / antecedentCount : null;
    const lift = confidence === null || consequentCount === 0 ? null : confidence * (rest / consequentCount);
    return { ...row, rest: { antecedentCount, count, confidence, lift }, lnApart };
  });
}

/** The counts, in all baskets, of every set that the rules speak of. */
function countsOf(baskets: Baskets, rows: readonly RuleRow[]): SetCounts {
  const whole = { from: 0, to: baskets.count };
  const single = itemCounts(baskets, whole);
  const wanted = new Map<string, number[]>();
  for (const { antecedent, consequent } of rows)
    for (const set of [antecedent, consequent, [...antecedent, ...consequent].sort((a, b) => a - b)])
      wanted.set(set.join(), [...set]);
  const sets = [...wanted.values()].sort(compareSets);
  const items = Int32Array.from(new Set(sets.flat())).sort();
  const place = new Map(Array.from(items, (item, at) => [item, at]));
  const lengths = [...new Set(sets.map(({ length }) => length))];
  return new SetCounts(
    lengths.map((length) => {
      const flat = Int32Array.from(sets.filter((set) => set.length === length).flat());
      if (length === 1) return { length, sets: flat, counts: flat.map((item) => single[item] ?? 0) };
      const places = flat.map((item) => place.get(item) ?? 0);
      return { length, sets: flat, counts: countSets(baskets, items, places, length, whole) };
    }),
  );
}

/** Corrects over all groups, and keeps the first of each. */
function corrected(found: readonly Contrast[]): Contrast[] {
  const all = found.flatMap(({ rows }) => rows);
  const lnQ = lnBenjaminiHochberg(Float64Array.from(all, ({ lnApart }) => lnApart));
  let next = 0;
  return found.map((contrast) => {
    const rows = contrast.rows.map((row) => ({ ...row, lnApart: lnQ[next++] ?? 0 }));
    rows.sort(
      (one, other) => one.lnApart - other.lnApart || other.lift - one.lift || other.count - one.count,
    );
    return { ...contrast, rows: rows.slice(0, MOST) };
  });
}
