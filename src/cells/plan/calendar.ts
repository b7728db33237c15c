import { translate, type Locale } from '../../i18n/dictionary';
import { fingerprint } from '../../lib/fingerprint';
import type { CalendarTask } from './ics';
import type { PlanResult, TaskLine } from './result';
import { strings } from './strings';
import { segmentWords, stateWord } from './words';

/**
 * The tasks that a calendar can show, and how many have no date at all. A task keeps its UID wherever it stands in the
 * list: it hangs on the document, the cell and the task's id, or its text without one; equal ones are counted.
 */
export function calendarTasks(
  of: { readonly document: string; readonly cell: string },
  result: Pick<PlanResult, 'lines' | 'segments'>,
  notes: (line: TaskLine) => string,
  locale: Locale,
): { readonly tasks: readonly CalendarTask[]; readonly leftOut: number } {
  const dated = result.lines.filter(({ start, due }) => start !== null || due !== null);
  const uidOf = uids(of);
  const tasks = dated.map((line): CalendarTask => {
    const [from = '', to = from] = [line.start, line.due].filter((day) => day !== null).sort();
    const segments = segmentWords(line, result.segments, locale);
    const said = (key: 'ics_segment' | 'ics_measure' | 'ics_owner' | 'ics_state', value: string) =>
      value === '' ? '' : translate(strings, locale, key, { value });
    const description = [
      said('ics_segment', segments),
      said('ics_measure', line.measure),
      said('ics_owner', line.owner),
      said('ics_state', stateWord(line.state, locale)),
      notes(line),
    ];
    return {
      uid: uidOf(line),
      summary: line.task || translate(strings, locale, 'untitled'),
      description: description.filter((text) => text !== '').join('\n'),
      categories: segments === '' ? [] : [segments],
      start: from,
      due: to,
      dropped: line.state === 'dropped',
    };
  });
  return { tasks, leftOut: result.lines.length - dated.length };
}

function uids({ document, cell }: { readonly document: string; readonly cell: string }) {
  const seen = new Map<string, number>();
  return ({ id, task }: Pick<TaskLine, 'id' | 'task'>): string => {
    const mark = fingerprint([document, cell, ...(id === '' ? ['text', task.trim()] : ['id', id])]);
    const count = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, count);
    return `${mark}${count === 1 ? '' : `-${count}`}@kequn`;
  };
}
