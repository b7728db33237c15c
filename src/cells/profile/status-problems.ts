import { statusMeaning, type StatusMeaning } from '../../sql/orders/status';
import type { Profiled } from '../../sql/table/profile/profile';
import { problem } from './found';
import type { Problem } from './result';
import { hasRole } from './roles';

/** Orders that are none: refunds and cancellations by their status, tests by what is written. */
export function statusProblems(column: Profiled): Problem[] {
  const { profile, texts } = column;
  const { name, rows } = profile;
  if (!texts || profile.sort !== 'text') return [];
  const columns = [name];
  const found = hasRole(name, 'status') ? byMeaning(profile.top) : null;
  const isWritten = ['note', 'product', 'identity', 'status'].some((role) => hasRole(name, role as 'note'));
  const rule = (kind: string) => ({ exclude: { rule: kind } });
  return [
    ...problem('refunds', rows, {
      columns,
      ...pick(found, REFUNDED),
      step: rule('refunds'),
    }),
    ...problem('cancelled', rows, {
      columns,
      ...pick(found, CANCELLED),
      step: rule('cancelled'),
    }),
    ...(isWritten
      ? problem('test_orders', rows, {
          columns,
          sampled: texts.sampled,
          ...texts.traits.test,
          step: rule('test_orders'),
        })
      : []),
  ];
}

const REFUNDED: readonly StatusMeaning[] = ['refunded', 'partly_refunded'];
const CANCELLED: readonly StatusMeaning[] = ['closed', 'unpaid'];

type ByMeaning = ReadonlyMap<StatusMeaning, { rows: number; examples: string[] }>;

/** A status has few values: the most frequent ones are all that count. */
function byMeaning(top: readonly { readonly value: string; readonly rows: number }[]): ByMeaning {
  const found = new Map<StatusMeaning, { rows: number; examples: string[] }>();
  for (const { value, rows } of top) {
    const meaning = statusMeaning(value);
    const before = found.get(meaning) ?? { rows: 0, examples: [] };
    found.set(meaning, { rows: before.rows + rows, examples: [...before.examples, value] });
  }
  return found;
}

function pick(
  found: ByMeaning | null,
  meanings: readonly StatusMeaning[],
): { rows: number; examples: string[] } {
  const parts = meanings.flatMap((meaning) => found?.get(meaning) ?? []);
  return {
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    examples: parts.flatMap(({ examples }) => examples).slice(0, 3),
  };
}
