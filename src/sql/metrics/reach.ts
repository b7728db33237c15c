import { addDays, type Span } from './spans';

/** Days by which the first order may come after a span begins, and the span still counts as covered by the data. */
const TOLERANCE = 7;

/** Whether the data reach back to a span's first day. */
export function hasReach(data: Span, span: Span): boolean {
  return data.from <= addDays(span.from, TOLERANCE);
}
