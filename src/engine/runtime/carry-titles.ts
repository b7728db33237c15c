import type { TableInfo } from '../../model/table';

/** Tables whose columns keep the titles that columns of the same name had in what they were made from. */
export function carryTitles(
  inputs: readonly TableInfo[],
  tables: readonly TableInfo[],
): readonly TableInfo[] {
  const titles = new Map(
    inputs.flatMap(({ columns }) =>
      columns.flatMap(({ name, title }) => (title === undefined ? [] : [[name, title] as const])),
    ),
  );
  if (titles.size === 0) return tables;
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      const title = column.title ?? titles.get(column.name);
      return title === undefined ? column : { ...column, title };
    }),
  }));
}
