import type { Task, TaskName } from '../model/cell';
import { fitClv } from './btyd/fit-clv';
import { predictClv } from './btyd/predict-clv';
import { clvFitTask, clvPredictTask } from './btyd/tasks';
import { breaks } from './breaks/breaks';
import { breaksTask } from './breaks/task';
import { components } from './components/components';
import { componentsTask } from './components/task';
import { assign } from './kmeans/assign';
import { compare } from './kmeans/compare';
import { assignTask, kmeansTask } from './kmeans/tasks';
import { kmodes } from './kmodes/kmodes';
import { kmodesTask } from './kmodes/task';
import { near } from './near/near';
import { nearTask } from './near/task';
import { scales } from './reliability/scales';
import { scalesTask } from './reliability/task';
import { mineRules } from './rules/mine';
import { purchaseRules } from './rules/purchase-rules';
import { purchaseRulesTask, rulesTask } from './rules/tasks';
import { assignStudy } from './study/assignStudy';
import { study } from './study/study';
import { assignStudyTask, studyTask } from './study/tasks';
import { fit as fitTree } from './tree/fit';
import { treeTask } from './tree/task';

/** A task's name with its code: only the analysis worker (and Node) carries that. */
function task<Input, Output>(
  { name }: TaskName<Input, Output>,
  run: Task<Input, Output>['run'],
): readonly [string, Task<Input, Output>] {
  return [name, { name, run }];
}

/** Every task the analysis worker can be asked for, by name. Who asks knows what a task takes and gives. */
export const TASKS: Readonly<Record<string, Task<unknown, unknown> | undefined>> = Object.fromEntries([
  task(breaksTask, breaks),
  task(kmeansTask, compare),
  task(assignTask, assign),
  task(kmodesTask, kmodes),
  task(scalesTask, scales),
  task(nearTask, near),
  task(componentsTask, components),
  task(treeTask, fitTree),
  task(clvFitTask, fitClv),
  task(clvPredictTask, predictClv),
  task(rulesTask, mineRules),
  task(purchaseRulesTask, purchaseRules),
  task(studyTask, study),
  task(assignStudyTask, assignStudy),
]);
