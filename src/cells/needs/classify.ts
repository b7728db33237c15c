import type { ItemKind } from './options';
import { likertOf } from './likert';

/** An answer and how often it was given. */
export interface AnswerCount {
  readonly value: string;
  readonly count: number;
}

/** Different answers looked at; more are free text. */
export const MOST_ANSWERS = 60;
const MOST_CHOICES = 20;
const LONGEST_CHOICE = 40;

/** Questions that ask for words of one's own. */
const OPEN = /建议|意见|原因|理由|说明|想法|填空|补充|为什么|comment|suggest|reason|why|explain/i;

/**
 * What a column holds, by its answers: `┋` between choices, figures or words of a scale, few short texts, or free text;
 * free text too where the question asks for it.
 */
export function classify(answers: readonly AnswerCount[], label = ''): ItemKind {
  const all = sum(answers);
  if (all === 0) return 'text';
  if (answers.some(({ value }) => value.includes('┋'))) return 'multiple';
  const scaled = answers.filter(({ value }) => likertOf(value) !== null);
  if (sum(scaled) >= 0.9 * all && scaled.length <= 11 && isScale(scaled)) return 'likert';
  if (OPEN.test(label)) return 'text';
  const short = answers.every(({ value }) => value.length <= LONGEST_CHOICE);
  return answers.length <= MOST_CHOICES && short && answers.length < Math.max(3, all) ? 'single' : 'text';
}

/** 0 and 1 are yes and no, not a scale. */
function isScale(answers: readonly AnswerCount[]): boolean {
  return answers.some(({ value }) => (likertOf(value) ?? 0) > 1);
}

function sum(answers: readonly AnswerCount[]): number {
  return answers.reduce((total, { count }) => total + count, 0);
}
