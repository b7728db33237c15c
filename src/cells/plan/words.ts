import { translate, type Locale } from '../../i18n/dictionary';
import type { PlanResult, Problem, TaskLine } from './result';
import type { State } from './states';
import { words } from './word-strings';

/** Phases that the product has words for. */
const PHASES = ['short', 'middle', 'long'] as const;

export function stateWord(state: State, locale: Locale): string {
  return translate(words, locale, `state_${state}`);
}

export function problemWord(problem: Problem, locale: Locale): string {
  return translate(words, locale, `problem_${problem}`);
}

/** What a phase is called: as the author says, else our word for it, else its key. */
export function phaseWord(
  phase: string | null,
  phases: readonly { readonly phase: string; readonly label: string }[],
  locale: Locale,
): string {
  if (phase === null) return '';
  const label = phases.find((one) => one.phase === phase)?.label ?? '';
  const known = PHASES.find((one) => one === phase);
  if (label !== '' || known === undefined) return label || phase;
  return translate(words, locale, `phase_${known}`);
}

/** The names of the segments of a task; a key that is not known is said as it is. */
export function segmentWords(
  line: Pick<TaskLine, 'segments'>,
  segments: PlanResult['segments'],
  locale: Locale,
): string {
  const names = line.segments.map((key) => {
    const info = segments.find(({ segment }) => segment === key);
    return (locale === 'en' ? info?.label_en : info?.label_zh) ?? key;
  });
  return names.join(locale === 'en' ? ', ' : '、');
}
