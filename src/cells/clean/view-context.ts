import type { Ask, Available, ValueMapKeeper } from '../../model/cell';
import type { Column } from '../../model/table';

/** What every part of the recipe's view works with. */
export interface RecipeContext {
  readonly ask: Ask;
  readonly valueMaps: ValueMapKeeper;
  /** The other tables of the document: what can be joined. */
  readonly tables: Available['tables'];
  /** Columns whose values are personal, masked until the reader unmasks them. */
  readonly masked: ReadonlySet<string>;
}

/** Where a step that is being edited stands. */
export interface StepPlace {
  /** Counted from 0. */
  readonly index: number;
  /** The recipe that the step is tried in: with the draft in its place. */
  with(step: unknown): readonly unknown[];
  /** The columns before the step. */
  readonly columns: readonly Column[];
}
