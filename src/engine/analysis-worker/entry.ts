/// <reference lib="webworker" />
import { TASKS } from '../../analysis/tasks';
import { toFailure } from '../../model/failure';
import type { AnalysisReply, AnalysisRequest } from './messages';

/** At most this often is progress reported, in milliseconds. */
const REPORT_EVERY = 100;

const scope = self as unknown as DedicatedWorkerGlobalScope;

function reply(message: AnalysisReply): void {
  scope.postMessage(message);
}

scope.onmessage = ({ data }: MessageEvent<AnalysisRequest>) => {
  let last = 0;
  const report = (done: number, total: number): void => {
    const now = performance.now();
    if (now - last < REPORT_EVERY) return;
    last = now;
    reply({ type: 'progress', done, total });
  };
  try {
    const task = TASKS[data.task];
    if (!task) throw new Error(`unknown task: ${data.task}`);
    reply({ type: 'done', output: task.run(data.input as never, report) });
  } catch (error) {
    reply({ type: 'failed', failure: toFailure(error) });
  }
};
