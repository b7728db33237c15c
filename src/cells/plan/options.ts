import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { isDay } from '../../lib/iso-day';
import { EntryReader, type Unread } from '../entry';
import { bareOf, type Bare } from '../entry-edit';
import { normaliseWith } from '../normalise';
import { readDay } from './read-day';
import { readState, type State } from './states';

/** A piece of work. */
export interface Task {
  readonly task: string;
  /** By which others name it; '' where none needs to. */
  readonly id: string;
  /** Keys of segments, or other names. */
  readonly segments: readonly string[];
  /** The measure of the strategy that it carries out. */
  readonly measure: string;
  readonly owner: string;
  /** ISO dates; null where not known. */
  readonly start: string | null;
  readonly due: string | null;
  readonly done_on: string | null;
  readonly state: State;
  /** The key of a phase; null: by its dates. */
  readonly phase: string | null;
  /** Ids (or names) of the tasks that must be done before. */
  readonly after: readonly string[];
  readonly notes: Claim;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

/** A stretch of the plan: it ends so many months after the plan's start. */
export interface Phase {
  readonly phase: string;
  /** '' for those the product has a word for. */
  readonly label: string;
  readonly months: number | null;
  readonly unread: readonly Unread[];
  readonly bare: Bare;
}

export interface PlanOptions {
  readonly segmentation: string | null;
  /** A table with further tasks, from a file; null: none. */
  readonly from: string | null;
  /** Part of a task -> the column of that table; what is not named is found by its heading. */
  readonly columns: Readonly<Record<string, string>>;
  /** Where phases are counted from; null: the first day of any task. */
  readonly start: string | null;
  readonly phases: readonly Phase[];
  /** The day as of which tasks are late; null: the document's. */
  readonly as_of: string | null;
  readonly tasks: readonly Task[];
}

/** So many tasks are written in a document; more belong in a file. */
export const MOST_WRITTEN = 300;

const name = v.pipe(v.string(), v.minLength(1));
const day = v.pipe(
  v.string(),
  v.isoDate('expected YYYY-MM-DD'),
  v.check(isDay, 'expected a day that exists'),
);
const entries = <Entry>(read: (stored: unknown) => Entry) => v.array(v.pipe(v.unknown(), v.transform(read)));

/** Short, middle and long term: up to 6, 18 and 36 months. */
const USUAL_PHASES = [
  { phase: 'short', months: 6 },
  { phase: 'middle', months: 18 },
  { phase: 'long', months: 36 },
];

const schema = v.strictObject({
  segmentation: v.nullish(name, null),
  from: v.nullish(name, null),
  columns: v.nullish(v.record(v.string(), v.string()), {}),
  start: v.nullish(day, null),
  phases: v.nullish(entries(readPhase), USUAL_PHASES),
  as_of: v.nullish(day, null),
  tasks: v.nullish(entries(readTask), []),
});

function readPhase(stored: unknown): Phase {
  const bare = bareOf(stored, 'phase');
  const entry = new EntryReader(bare ?? stored);
  const read = {
    phase: entry.text('phase'),
    label: entry.text('label'),
    months: entry.number('months', 1, 600),
  };
  return { ...read, unread: entry.rest(), bare };
}

/** An entry of the list; a text alone is a task of which nothing else is known yet. */
export function readTask(stored: unknown): Task {
  const bare = bareOf(stored, 'task');
  const entry = new EntryReader(bare ?? stored);
  const read = {
    task: entry.text('task'),
    id: entry.text('id'),
    segments: entry.texts('segment'),
    measure: entry.text('measure'),
    owner: entry.text('owner'),
    start: readPart(entry, 'start', readDay),
    due: readPart(entry, 'due', readDay),
    done_on: readPart(entry, 'done_on', readDay),
    state: readPart(entry, 'state', readState) ?? 'todo',
    phase: entry.text('phase') || null,
    after: entry.texts('after'),
    notes: entry.claim('notes'),
  };
  return { ...read, unread: entry.rest(), bare };
}

/** What is written but cannot be read is noted; the rest of the task stays. */
function readPart<Value>(
  entry: EntryReader,
  part: string,
  read: (text: string) => Value | null,
): Value | null {
  const text = entry.text(part).trim();
  const value = text === '' ? null : read(text);
  if (text !== '' && value === null) entry.unread.push({ part, value: text });
  return value;
}

/** Stored options -> options with every default in place. */
export function normalisePlan(stored: unknown): Normalised<PlanOptions> {
  return normaliseWith<PlanOptions>(schema, stored);
}

/** The texts that may cite values. */
export function planClaims({ tasks }: PlanOptions): readonly ClaimAt[] {
  return tasks.map(({ notes }, at) => ({ path: ['tasks', at, 'notes'], claim: notes }));
}
