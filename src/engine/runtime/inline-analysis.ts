import { TASKS } from '../../analysis/tasks';
import type { Analysis, Progress, Task, TaskName } from '../../model/cell';

/** Runs tasks where we are: in Node, where nothing waits for this thread. */
export function inlineAnalysis(progress: (progress: Progress) => void): Analysis {
  return {
    run: (task, input, stage) =>
      Promise.resolve(
        codeOf(task).run(input, (done, total) => {
          progress({ stage, done, total });
        }),
      ),
  };
}

/** A task that is asked for by its name alone is looked up; the name stands for what it takes and gives. */
function codeOf<Input, Output>(task: TaskName<Input, Output>): Task<Input, Output> {
  if ('run' in task) return task as Task<Input, Output>;
  const known = TASKS[task.name];
  if (!known) throw new Error(`unknown task: ${task.name}`);
  return known as Task<Input, Output>;
}
