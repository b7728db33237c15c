import { isRecord } from '../../lib/is-record';
import type { Outcome } from '../../model/cell';
import type { Value } from '../../model/table';
import { itemKey } from '../graph/item-key';

/** More than so many values of one cell are not offered: whoever needs another types its path. */
const MOST = 600;
/** Lists longer than this are data, not findings. */
const LONGEST_LIST = 40;
const DEEPEST = 5;
/** Of texts, dates are offered: the others are words of methods. */
const DATE = /^\d{4}-\d{2}(-\d{2})?([ T]|$)/;
const MEASURES = ['customers', 'share', 'amount', 'amount_share'] as const;

/** Parts of a result that no text cites: pictures' data, SQL, rulers. */
const INNER = new Set(
  'baseline_candidate queries grid grid_rm distributions ruler map examples colour rank seed'.split(' '),
);

/** A value of a cell's result that a text can cite. */
export interface Citable {
  readonly steps: readonly string[];
  readonly value: Exclude<Value, null>;
}

/** Lists and records whose keys are the data's or the author's own: these are written in brackets. */
const KEYED = new Set<string>(['segments', 'metrics', 'lists', 'values', ...MEASURES]);

/** The path of a value as it is written between braces: `rfm.share[c1]`, `rules.support`. */
export function citablePath(cell: string, steps: readonly string[]): string {
  const written = steps.map((step, index) =>
    KEYED.has(steps[index - 1] ?? '') || !/^[a-z_][a-z0-9_]*$/.test(step) ? `[${step}]` : `.${step}`,
  );
  return cell + written.join('');
}

function canStand(step: string): boolean {
  return step !== '' && !/[[\]{}\n]/.test(step) && step.trim() === step;
}

/** The entries of a list that can be told apart by a key that stays; a list of plain values by place. */
function entriesOf(value: unknown): [string, unknown][] {
  if (!Array.isArray(value)) return isRecord(value) ? Object.entries(value) : [];
  const list = value as readonly unknown[];
  if (list.length > LONGEST_LIST) return [];
  return list.flatMap((item, index): [string, unknown][] => {
    if (!isRecord(item)) return [[String(index), item]];
    const key = itemKey(item);
    return key === null ? [] : [[key, item]];
  });
}

function* walk(value: unknown, steps: readonly string[]): Generator<Citable> {
  if (typeof value === 'number' || (typeof value === 'string' && DATE.test(value))) yield { steps, value };
  if (steps.length >= DEEPEST) return;
  for (const [key, entry] of entriesOf(value))
    if (canStand(key) && !INNER.has(key)) yield* walk(entry, [...steps, key]);
}

function* measures({ segmentation }: Outcome): Generator<Citable> {
  const segments = segmentation?.segments ?? [];
  const sums = {
    customers: segments.reduce((sum, one) => sum + one.customers, 0),
    amount: segments.reduce((sum, one) => sum + (one.amount ?? 0), 0),
  };
  for (const { segment, customers, amount } of segments) {
    if (!canStand(segment)) continue;
    const values = {
      customers,
      amount,
      share: sums.customers > 0 ? customers / sums.customers : null,
      amount_share: amount !== null && sums.amount > 0 ? amount / sums.amount : null,
    };
    for (const measure of MEASURES) {
      const value = values[measure];
      if (value !== null) yield { steps: [measure, segment], value };
    }
  }
}

/** What segments say of themselves is offered once, as a measure of the segmentation. */
function repeats({ steps: [first, key = '', last = ''] }: Citable, outcome: Outcome): boolean {
  if (first !== 'segments' || !outcome.segmentation) return false;
  const measured = outcome.segmentation.segments.some(({ segment }) => segment === key);
  return last === 'segment' || (measured && (MEASURES as readonly string[]).includes(last));
}

/** The values of a cell's result that a text can cite: those of the whole first, then measures of segments, then all else. */
export function citableIn(outcome: Outcome): Citable[] {
  const rows = outcome.tables[0]?.rows;
  const own = [...walk(outcome.result, [])].filter((one) => !repeats(one, outcome));
  const found = [
    ...own.filter(({ steps }) => steps.length === 1),
    ...(rows === undefined ? [] : [{ steps: ['rows'], value: rows }]),
    ...measures(outcome),
    ...own.filter(({ steps }) => steps.length > 1),
  ];
  return found.slice(0, MOST);
}
