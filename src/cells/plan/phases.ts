import { addDays, addMonths } from '../../lib/iso-day';
import type { Phase } from './options';

export interface Span {
  readonly phase: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The days of each phase: from the day after the one before it to the end of its own months. */
export function spansOf(phases: readonly Phase[], start: string | null): Span[] {
  let from = start;
  return phases.map(({ phase, label, months }) => {
    const to = start === null || months === null ? null : addDays(addMonths(start, months), -1);
    const span = { phase, label, from: to === null ? null : from, to };
    if (to !== null) from = addDays(to, 1);
    return span;
  });
}

/** The first phase that has not ended on a day; the last one for days beyond them all. */
export function phaseOn(day: string | null, spans: readonly Span[]): string | null {
  if (day === null) return null;
  const timed = spans.filter(({ to }) => to !== null);
  return (timed.find(({ to }) => to !== null && day <= to) ?? timed.at(-1))?.phase ?? null;
}
