import type { Ask, CellActions } from '../model/cell';
import { tellPlaced } from './placed-step';
import type { Session } from './session';

/** What a cell's view and form can have done: changes of its options, questions to its kind, steps for its tables. */
export interface CellDoings {
  readonly ask: Ask;
  readonly actions: CellActions;
  set(path: readonly (string | number)[], value: unknown): void;
}

export function cellDoings(
  { notebook, valueMaps }: Pick<Session, 'notebook' | 'valueMaps'>,
  key: string,
): CellDoings {
  return {
    ask: (question, control) => notebook.ask(key, question, control),
    actions: {
      addCleanStep: (table, step) => {
        tellPlaced(notebook, notebook.addCleanStep(table, step), table);
      },
      valueMaps,
    },
    set: (path, value) => {
      notebook.setOption(key, path, value);
    },
  };
}
