import type { Analysis, Progress } from '../../model/cell';

/** Runs tasks where we are: in Node, where nothing waits for this thread. */
export function inlineAnalysis(progress: (progress: Progress) => void): Analysis {
  return {
    run: (task, input, stage) =>
      Promise.resolve(
        task.run(input, (done, total) => {
          progress({ stage, done, total });
        }),
      ),
  };
}
