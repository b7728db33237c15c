import type { Analysis, TaskName } from '../../model/cell';
import type { EngineAssets } from '../assets';
import type { AnalysisReply } from '../analysis-worker/messages';
import type { Control } from '../runtime/engine-core';
import { startWorker } from '../startWorker';
import { toKequnError } from '../../model/failure';

/** Runs each task in a worker of its own, ended when the task is done or the run is cancelled. */
export function workerAnalysis(assets: EngineAssets, control: Control): Analysis {
  return { run: (task, input, stage) => runTask(assets, control, task, input, stage) };
}

async function runTask<Input, Output>(
  assets: EngineAssets,
  { signal, progress }: Control,
  task: TaskName<Input, Output>,
  input: Input,
  stage: string,
): Promise<Output> {
  signal.throwIfAborted();
  const worker = await startWorker(assets.analysisWorker, assets.fromBlob, 'analysis');
  try {
    // A cancel while the worker was starting has told nobody yet.
    signal.throwIfAborted();
    return await new Promise<Output>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      worker.onerror = (event) => {
        reject(new Error(event.message));
      };
      worker.onmessage = ({ data }: MessageEvent<AnalysisReply>) => {
        if (data.type === 'progress') progress({ stage, done: data.done, total: data.total });
        else if (data.type === 'failed') reject(toKequnError(data.failure));
        else resolve(data.output as Output);
      };
      worker.postMessage({ task: task.name, input }, transferables(input));
    });
  } finally {
    worker.terminate();
  }
}

/** Buffers that only this task uses are handed over, not copied. */
function transferables(input: unknown): Transferable[] {
  if (typeof input !== 'object' || input === null) return [];
  const buffers = Object.values(input).flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
  return [...new Set(buffers)];
}
