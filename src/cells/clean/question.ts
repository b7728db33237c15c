import type { NearMethod, NearOutput } from '../../analysis/near/types';
import type { Ask, AskControl } from '../../model/cell';
import type { Column, Page, Value } from '../../model/table';
import type { StepResult } from './result';

/**
 * What can be asked of a recipe. `steps` are stored steps in place of the document's own, for a recipe that is being
 * edited; `step` counts from 0, and `after` says how many steps are done (0 = the table as it comes).
 */
export type CleanQuestion =
  | {
      readonly ask: 'preview';
      readonly after: number;
      readonly offset: number;
      readonly limit: number;
      /** Only rows that the last of these steps changed, flagged or took out. */
      readonly touched?: boolean;
      readonly steps?: readonly unknown[];
    }
  | { readonly ask: 'count'; readonly step: number; readonly steps?: readonly unknown[] }
  | { /** What every step does. */ readonly ask: 'results'; readonly steps?: readonly unknown[] }
  | { readonly ask: 'sql'; readonly step: number; readonly steps?: readonly unknown[] }
  | { readonly ask: 'columns'; readonly after: number; readonly steps?: readonly unknown[] }
  | {
      readonly ask: 'values';
      readonly column: string;
      readonly after: number;
      readonly limit: number;
      readonly steps?: readonly unknown[];
    }
  | {
      /** How the numbers of a column are spread. */
      readonly ask: 'histogram';
      readonly column: string;
      readonly after: number;
      readonly steps?: readonly unknown[];
    }
  | {
      /** Near-duplicate spellings of a column; `phone` and `email` name the columns of the methods so called. */
      readonly ask: 'near';
      readonly column: string;
      readonly after: number;
      readonly methods: readonly NearMethod[];
      /** The least similarity, 0–1. */
      readonly threshold: number;
      readonly phone?: string | null;
      readonly email?: string | null;
      readonly steps?: readonly unknown[];
    };

/** A page of rows after a step, with what the step did to each. */
export interface PreviewAnswer extends Page {
  /** For each row the columns whose values the step changed or made. */
  readonly changed: readonly (readonly string[])[];
  /** Before the step: the values that were changed, by column, for each row. */
  readonly before: readonly Readonly<Record<string, Value>>[];
  /** Whether the step took the row out. */
  readonly out: readonly boolean[];
}

export interface SqlAnswer {
  /** The step over the stage before it; null where it does not fit or is off. */
  readonly step: string | null;
  /** The whole recipe up to and with the step, to be run by itself. */
  readonly whole: string;
}

export interface ValuesAnswer {
  /** Values by falling number of rows, ties by value; null = empty. */
  readonly values: readonly { readonly value: string | null; readonly rows: number }[];
  readonly distinct: number;
}

export interface HistogramAnswer {
  /** The first and the last class hold what lies beyond. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

export interface NearAnswer extends NearOutput {
  /** How many spellings there are; only so many were compared as `values` says. */
  readonly distinct: number;
}

interface Answers {
  readonly preview: PreviewAnswer;
  readonly count: StepResult;
  readonly results: readonly StepResult[];
  readonly sql: SqlAnswer;
  readonly columns: readonly Column[];
  readonly values: ValuesAnswer;
  readonly near: NearAnswer;
  readonly histogram: HistogramAnswer;
}

export type CleanAnswer<Asked extends CleanQuestion> = Answers[Asked['ask']];

/** `ask` with the types of this kind. */
export async function askClean<const Asked extends CleanQuestion>(
  ask: Ask,
  question: Asked,
  control?: AskControl,
): Promise<CleanAnswer<Asked>> {
  return (await ask(question, control)) as CleanAnswer<Asked>;
}
