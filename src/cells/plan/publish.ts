import type { Locale } from '../../i18n/dictionary';
import { csvLine } from '../../lib/csvLine';
import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { LIST_COLUMNS, listSql, type ListColumn } from './query';
import type { PlanResult, TaskLine } from './result';
import { phaseWord, problemWord, segmentWords, stateWord } from './words';

type Row = Readonly<Record<ListColumn, string | number | null>>;
type Known = Pick<PlanResult, 'segments' | 'phases' | 'lines'>;

/** Publishes `name`, a row a task. */
export async function publish(database: Database, name: string, result: Known): Promise<TableInfo> {
  const columns = Object.keys(LIST_COLUMNS) as ListColumn[];
  const lines = result.lines.map((line) => {
    const row = rowOf(line, result);
    return csvLine(columns.map((column) => row[column]));
  });
  const file = [csvLine(columns), ...lines].join('\n') + '\n';
  const path = await database.addFile(`${name}_tasks.csv`, new Blob([file]));
  try {
    await replaceRelation(database, name, 'TABLE', listSql(path));
  } finally {
    await database.dropFile(path);
  }
  return describeTable(database, name, { key: 'number', unique: ['number'] });
}

function rowOf(line: TaskLine, known: Known): Row {
  const names = (locale: Locale) => ({
    segment: orNull(segmentWords(line, known.segments, locale)),
    state: stateWord(line.state, locale),
    phase: orNull(phaseWord(line.phase, known.phases, locale)),
    problems: orNull(line.problems.map((one) => problemWord(one, locale)).join('; ')),
  });
  const zh = names('zh-CN');
  const en = names('en');
  return {
    number: line.number,
    id: orNull(line.id),
    task: orNull(line.task),
    segment: orNull(line.segments.join(';')),
    segment_zh: zh.segment,
    segment_en: en.segment,
    measure: orNull(line.measure),
    owner: orNull(line.owner),
    start: line.start,
    due: line.due,
    done_on: line.done_on,
    state: line.state,
    state_zh: zh.state,
    state_en: en.state,
    phase: line.phase,
    phase_zh: zh.phase,
    phase_en: en.phase,
    after: orNull(line.after.map((number) => known.lines[number - 1]?.task ?? '').join('; ')),
    late_days: line.late,
    problems: orNull(line.problems.join(';')),
    problems_zh: zh.problems,
    problems_en: en.problems,
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
