/** A span of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor: what a busy machine does not lengthen. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly functionName?: string } };
}

/** One task of a page's main thread, in milliseconds on the processor. */
export interface MainTask {
  /** Seconds after first paint. */
  readonly at: number;
  readonly ms: number;
  /** Spent compiling and evaluating scripts that were fetched when first needed. */
  readonly evaluating: number;
  /** What took most of it below the task itself. */
  readonly most: string;
}

const TASK = 'RunTask';
const EVALUATION = new Set(['EvaluateScript', 'v8.compile', 'v8.compileModule', 'v8.evaluateModule']);
const SHOWN = new Set([...EVALUATION, 'FunctionCall', 'Layout', 'UpdateLayoutTree', 'ParseHTML', 'Paint']);

/**
 * The tasks of the page's main thread after first paint, longest first, told apart into the evaluation of scripts and the
 * rest. Read from Chromium's own trace.
 */
export function mainTasks(trace: Buffer): MainTask[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const paint = traceEvents.filter(({ name }) => name === 'firstContentfulPaint').at(-1);
  if (!paint) throw new Error('missing paint: the trace has none');
  const spans = traceEvents.filter(
    ({ ph, pid, tid, ts }) => ph === 'X' && pid === paint.pid && tid === paint.tid && ts > paint.ts,
  );
  const tasks = outermost(spans.filter(({ name, tdur }) => name.endsWith(TASK) && (tdur ?? 0) > 30_000));
  return tasks.map((task) => mainTask(task, spans, paint.ts)).sort((a, b) => b.ms - a.ms);
}

function mainTask(task: TraceEvent, spans: readonly TraceEvent[], painted: number): MainTask {
  const end = task.ts + (task.dur ?? 0);
  const inside = spans.filter(
    (span) => span !== task && span.ts >= task.ts && span.ts + (span.dur ?? 0) <= end,
  );
  const evaluations = outermost(inside.filter(({ name }) => EVALUATION.has(name)));
  const parts = inside.filter(({ name }) => SHOWN.has(name));
  const most = parts.sort((a, b) => processor(b) - processor(a)).slice(0, 3);
  return {
    at: (task.ts - painted) / 1e6,
    ms: processor(task),
    evaluating: evaluations.reduce((sum, span) => sum + processor(span), 0),
    most: most.map(described).join(', '),
  };
}

/** The spans that lie in no other one. */
function outermost(spans: readonly TraceEvent[]): TraceEvent[] {
  const holds = (outer: TraceEvent, inner: TraceEvent) =>
    outer !== inner && outer.ts <= inner.ts && outer.ts + (outer.dur ?? 0) >= inner.ts + (inner.dur ?? 0);
  return spans.filter((span) => !spans.some((other) => holds(other, span)));
}

function processor({ tdur }: TraceEvent): number {
  return (tdur ?? 0) / 1000;
}

function described(span: TraceEvent): string {
  const { url, functionName } = span.args?.data ?? {};
  const where = [functionName, url?.split('/').at(-1)].filter(Boolean).join(' in ');
  return `${span.name} ${processor(span).toFixed(0)} ms${where ? ` (${where})` : ''}`;
}
