import type { State } from './states';

/** What is wrong with a task, the worst first. */
export const PROBLEMS = [
  'cycle',
  'late',
  'reversed',
  'missing_task',
  'twice',
  'too_early',
  'done_before',
  'nameless',
  'unassigned',
  'undated',
  'segment_gone',
  'phase_gone',
  'unread',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export interface TaskLine {
  /** 1, 2, 3, … as they stand in the plan. */
  readonly number: number;
  /** Its place among the tasks that are written in the document; null for one from the table. */
  readonly at: number | null;
  readonly task: string;
  readonly id: string;
  readonly segments: readonly string[];
  readonly measure: string;
  readonly owner: string;
  readonly start: string | null;
  readonly due: string | null;
  readonly done_on: string | null;
  readonly state: State;
  readonly phase: string | null;
  /** Numbers of the tasks that must be done before. */
  readonly after: readonly number[];
  /** Days after its due date; null where it is not late, or the day of comparison is not known. */
  readonly late: number | null;
  /** Whether something it waits for is not done. */
  readonly waits: boolean;
  readonly problems: readonly Problem[];
}

export interface PhaseLine {
  readonly phase: string;
  readonly label: string;
  /** First and last day; null where the plan has no day at all, or the phase no length. */
  readonly from: string | null;
  readonly to: string | null;
  readonly tasks: number;
  readonly done: number;
}

export interface Load {
  /** '' for nobody. */
  readonly owner: string;
  readonly tasks: number;
  readonly open: number;
  readonly late: number;
}

export interface PlanResult {
  readonly as_of: string | null;
  readonly lines: readonly TaskLine[];
  readonly states: Readonly<Record<State, number>>;
  /** Done ÷ (all less those dropped); null without any. */
  readonly progress: number | null;
  readonly late: number;
  readonly unassigned: number;
  readonly undated: number;
  /** Numbers of the tasks that wait for each other, a list a cycle. */
  readonly cycles: readonly (readonly number[])[];
  readonly phases: readonly PhaseLine[];
  readonly owners: readonly Load[];
  /** First and last day of the plan. */
  readonly from: string | null;
  readonly to: string | null;
  readonly segments: readonly {
    readonly segment: string;
    readonly label_zh: string;
    readonly label_en: string;
    readonly colour: number;
  }[];
  /** Rows of the table that hold no task. */
  readonly emptyRows: number;
}
