import type { Figures } from '../../sql/table/profile/figures';
import type { Profiled } from '../../sql/table/profile/profile';
import { problem } from './found';
import { notFinite } from './query';
import type { Problem } from './result';
import { hasRole } from './roles';

/** From here on a double no longer holds every integer, and below it ids have as many digits as phones. */
const ID_DIGITS = 1e10;

/** What is wrong with the numbers of a column. */
export function numberProblems({ profile, figures, scanned }: Profiled): Problem[] {
  const { name, rows, sort, quantiles } = profile;
  if (sort !== 'number' || !figures) return [];
  const columns = [name];
  const endless = problem('not_finite', rows, {
    columns,
    rows: scanned.infinite,
    step: { exclude: { where: notFinite(name) } },
  });
  if (isId(profile, scanned.fractions)) {
    const examples = [String(profile.min), String(profile.max)];
    const step = { cast: { columns, to: 'text' } };
    return [...endless, ...problem('id_as_number', rows, { columns, rows: profile.filled, examples, step })];
  }
  const ends = [profile.min, profile.max].filter((value) => value !== null).map(String);
  const jump = magnitudeJump(figures);
  return [
    ...endless,
    ...problem('outliers', rows, {
      columns,
      rows: quantiles ? figures.outliers : 0,
      examples: ends,
      step: { outliers: { columns, method: 'iqr', then: 'flag', factor: 3 } },
    }),
    ...problem('unit_in_name', rows, {
      columns,
      rows: hasRole(name, 'unit_wan') ? profile.filled : 0,
      step: { parse_numbers: { columns, times: 10_000 } },
    }),
    ...problem('magnitude', rows, {
      columns,
      rows: jump?.rows ?? 0,
      examples: ends,
      step: { outliers: { columns, method: 'limit', then: 'flag', ...(jump ? { low: jump.from } : {}) } },
    }),
  ];
}

/** Integers that count nothing: named as ids, or as long as phones and nearly all different. */
function isId({ name, filled, distinct, max }: Profiled['profile'], fractions: number): boolean {
  if (fractions > 0 || filled === 0) return false;
  if (hasRole(name, 'id') || hasRole(name, 'phone')) return true;
  return typeof max === 'number' && max >= ID_DIGITS && distinct > filled * 0.9;
}

/** Values on both sides of two empty powers of ten, each side with more than a few rows: 元 beside 万元. */
const LEAST_SIDE = 0.05;
const GAP = 3;

function magnitudeJump({ decades }: Figures): { readonly from: number; readonly rows: number } | null {
  const sizes = [...decades].sort(([a], [b]) => a - b);
  const total = sizes.reduce((sum, [, rows]) => sum + rows, 0);
  let before = 0;
  for (const [i, [decade, rows]] of sizes.entries()) {
    const last = sizes[i - 1]?.[0];
    const sides = Math.min(before, total - before) / total;
    if (last !== undefined && decade - last >= GAP && sides >= LEAST_SIDE) {
      return { from: 10 ** decade, rows: Math.min(before, total - before) };
    }
    before += rows;
  }
  return null;
}
