import type { Value } from '../../model/table';
import type { Fact, Misfit } from '../../sql/clean/steps/compiled';
import type { StepKind } from '../../sql/clean/steps/step';

/** What a step did to one row: the values it changed, or the row that it took out (`after` is null). */
export interface StepExample {
  readonly before: Readonly<Record<string, Value>>;
  readonly after: Readonly<Record<string, Value>> | null;
}

/** What became of one step of the recipe. */
export interface StepResult {
  readonly index: number;
  /** Null for a step that this version does not know. */
  readonly kind: StepKind | null;
  readonly state: 'done' | 'off' | 'does_not_fit';
  /** Why a step does not fit the data at hand; null for the others. */
  readonly reason: Misfit | null;
  readonly rows_in: number;
  readonly rows_out: number;
  /** Rows of which the step changed or made a value; of a step that only flags, the rows flagged. */
  readonly changed: number;
  /** Values that were there and could not be converted: they are empty now. */
  readonly lost: number;
  /** Why rows went, for the reconciliation; null where none can go. */
  readonly because: string | null;
  readonly facts: readonly Fact[];
  readonly examples: readonly StepExample[];
  /** The step as SQL over the stage before it; null where it was not run. */
  readonly sql: string | null;
}

export interface CleanResult {
  readonly rows_in: number;
  readonly rows_out: number;
  readonly steps: readonly StepResult[];
  /** Whether the rows are stored again (`table`) or worked out when read (`view`). */
  readonly kept_as: 'table' | 'view';
}
