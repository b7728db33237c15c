import { translate, type Locale } from '../../i18n/dictionary';
import type { CalendarTask } from './ics';
import type { PlanResult, TaskLine } from './result';
import { strings } from './strings';
import { segmentWords, stateWord } from './words';

/** The tasks that a calendar can show, and how many have no date at all. */
export function calendarTasks(
  name: string,
  result: Pick<PlanResult, 'lines' | 'segments'>,
  notes: (line: TaskLine) => string,
  locale: Locale,
): { readonly tasks: readonly CalendarTask[]; readonly leftOut: number } {
  const dated = result.lines.filter(({ start, due }) => start !== null || due !== null);
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
      uid: `${name}-${line.id || line.number}@kequn`,
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
