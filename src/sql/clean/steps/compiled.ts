import type { Column, TableInfo, Value } from '../../../model/table';
import type { Step, ValueMap } from './step';

/** Why a step cannot be run on the data at hand. */
export const MISFITS = [
  'missing_columns',
  'wrong_type',
  'name_taken',
  'missing_table',
  'missing_local_map',
  'not_unique',
  'bad_expression',
  'bad_options',
  'unknown_step',
  'values_unexpected',
  'failed',
] as const;
export type MisfitCode = (typeof MISFITS)[number];

export interface Misfit {
  readonly code: MisfitCode;
  /** What the reader's text is filled with: `columns`, `column`, `type`, `wanted`, `name`, `table`, `message`, `lost`, `values`. */
  readonly values: Readonly<Record<string, Value>>;
}

/** Thrown by a step that does not fit its columns. */
export class Unfit extends Error {
  constructor(readonly misfit: Misfit) {
    super(`invalid step: ${misfit.code}`);
    this.name = 'Unfit';
  }
}

/** @throws Unfit */
export function unfit(code: MisfitCode, values: Misfit['values']): never {
  throw new Unfit({ code, values });
}

/** A value that a step gives a column: of one that is there, or of a new one. */
export interface Assignment {
  readonly column: string;
  /** Over the columns before the step, the helpers and the joined columns. */
  readonly expression: string;
  /**
   * `value` (default): changed where it differs from before, or where a new column got a value. `convert`: of another
   * type, so every value is changed, and what was there and is empty now is lost. `flag`: changed where TRUE.
   */
  readonly counts?: 'value' | 'convert' | 'flag';
  /** The column that a new one is made from, for examples. */
  readonly from?: string;
}

/** What a step does, as parts of a SELECT over the stage before it. */
export interface Compiled {
  readonly set?: readonly Assignment[];
  /** Columns of a stage between, for values that are used more than once; not in the result. */
  readonly helpers?: readonly { readonly name: string; readonly expression: string }[];
  /** JOIN clauses; none of their columns has the name of a column that is there. */
  readonly joins?: readonly string[];
  /** All columns after the step, where names or order change. */
  readonly names?: readonly { readonly name: string; readonly from: string }[];
  readonly drops?: readonly string[];
  /** Rows stay where this is TRUE; over the columns before the step. */
  readonly keep?: string;
  /** A table whose rows come after. */
  readonly appends?: TableInfo;
  /** Needs tables of its own while it runs (`scratch`), so that the outcome has to be stored. */
  readonly stored?: boolean;
  /** Nearly every row is changed: examples are picked from a part of them. */
  readonly dense?: boolean;
  readonly facts?: readonly Fact[];
}

/** A figure that was worked out from the data and stands in the statement. */
export interface Fact {
  readonly column: string;
  readonly what: 'median' | 'mean' | 'mode' | 'low' | 'high';
  readonly value: Value;
}

/** What a step can look at beside its options. */
export interface StepContext {
  readonly columns: readonly Column[];
  /** The row that `ask` asked for. */
  readonly answer: Readonly<Record<string, Value>>;
  /** A table of the step's own, to be made by `scratch`. */
  scratch(part: string): string;
  table(name: string): TableInfo | null;
  localMap(key: string): ValueMap | null;
}

/** The number of a row as it came, where some step of the recipe needs it. */
export const ROW = '#row';

/** What stands for a step in SQL. Pure: what must be known of the data is asked for first. */
export interface StepCode<One extends Step> {
  /** A query of one row over the rows before the step (`from` stands for them), or null. */
  ask?(step: One, context: StepContext, from: string): string | null;
  /** Statements that make the step's own tables. */
  scratch?(step: One, context: StepContext, from: string): readonly string[];
  /** Whether rows must be numbered. */
  numbersRows?: boolean;
  /** @throws Unfit */
  compile(step: One, context: StepContext): Compiled;
}
