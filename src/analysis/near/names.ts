import { bigramLists } from './bigrams';
import { fold, type Folded } from './fold';
import { marksOf, type Marks } from './marks';
import { syllablesOf } from './pinyin';
import type { NearInput } from './types';

/** A spelling with all that is compared of it. */
export interface Name extends Folded {
  readonly value: string;
  readonly count: number;
  readonly signs: readonly string[];
  readonly sounds: readonly string[];
  readonly marks: Marks;
  readonly bigrams: Int32Array;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/**
 * The distinct spellings in the order in which they are suggested: most frequent, longest, by value. All that follows
 * goes by this order, never by the input's.
 */
export function namesOf(input: NearInput, report: (done: number, total: number) => void): Name[] {
  const { values, counts, phones, emails } = input;
  const order = [...values.keys()]
    .filter((at) => (values[at] ?? '').trim() !== '')
    .sort((a, b) => bySuggestion(spelling(a), spelling(b)));
  function spelling(at: number) {
    return { value: values[at] ?? '', count: counts?.[at] ?? 1 };
  }
  const parts = order.map((at, done) => {
    if (done % 1000 === 0) report(done, order.length);
    const folded = fold(values[at] ?? '');
    const signs = [...folded.core];
    return {
      ...folded,
      ...spelling(at),
      signs,
      sounds: syllablesOf(signs),
      marks: marksOf(folded),
      phones: phones?.[at] ?? [],
      emails: emails?.[at] ?? [],
    };
  });
  const bigrams = bigramLists(parts.map(({ signs }) => signs));
  return parts.map((part, i) => ({ ...part, bigrams: bigrams[i] ?? new Int32Array() }));
}

/** Which of two spellings is suggested before the other. */
export function bySuggestion(
  a: { readonly value: string; readonly count: number },
  b: { readonly value: string; readonly count: number },
): number {
  if (a.count !== b.count) return b.count - a.count;
  if (a.value.length !== b.value.length) return b.value.length - a.value.length;
  return a.value < b.value ? -1 : Number(a.value > b.value);
}
