import type { FieldMap } from '../../model/fields';
import type { TableInfo } from '../../model/table';

/** The table with the words of its questions: `answer_3` does not say what was asked. */
export function withQuestionTitles(table: TableInfo, map: FieldMap): TableInfo {
  const columns = table.columns.map((column) => {
    const heading = map[column.name];
    const asked = column.name.startsWith('answer_') && typeof heading === 'string';
    return asked ? { ...column, title: heading } : column;
  });
  return { ...table, columns };
}
