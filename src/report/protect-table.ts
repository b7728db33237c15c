import type { ReportBlock, ReportColumn, ReportGroups, ReportTable } from '../model/report';
import type { Value } from '../model/table';
import { mask } from '../lib/mask';
import { hiddenCells, placeKey } from './protect-cells';
import { hiddenGroups } from './protect-groups';
import { partitionOfTable } from './protect-partitions';
import { protectText, type Guard } from './protect-guard';
import { hiddenNote } from './protection-words';
import type { SuppressedBecause } from './protection';

/** Headings under which names and contacts stand, where a kind does not say so. */
const PERSONAL_HEADING =
  /姓名|联系人|联系方式|电话|手机|邮箱|微信|身份证|(?:收货|详细|家庭)?地址|\b(?:(?:first|last|full|customer) )?name\b|phone|mobile|e-?mail|contact|address/i;

/** A table as it may leave; nothing where its rows are single customers and nobody asked for them. */
export function protectTable(table: ReportTable, guard: Guard): readonly ReportBlock[] {
  if (table.persons === true && !guard.rules.rows) {
    const where = protectText(table.title, guard);
    guard.suppressed.push({ what: 'table', because: 'customers', where, label: null });
    return [];
  }
  const hidden = guard.rules.persons ? hiddenPlaces(table, guard) : NOTHING;
  const note = protectNote(table.note, hidden.any, guard);
  // The sizes that the check went by do not leave either.
  const { groups, ...rest } = table;
  return [
    {
      ...rest,
      title: protectText(table.title, guard),
      columns: table.columns.map((column) => ({ ...column, label: protectText(column.label, guard) })),
      rows: table.rows.map((row, at) =>
        row.map((value, column) =>
          hidden.has(at, column) ? null : protectValue(value, table, table.columns[column], guard),
        ),
      ),
      ...(note !== undefined && { note }),
      ...(groups?.total !== undefined && { groups: { sizes: [], total: groups.total } }),
    },
  ];
}

function protectNote(note: string | undefined, hidden: boolean, guard: Guard): string | undefined {
  const own = note === undefined ? undefined : protectText(note, guard);
  if (!hidden) return own;
  return own === undefined || own === '' ? hiddenNote(guard.rules) : `${own}\n\n${hiddenNote(guard.rules)}`;
}

function protectValue(
  value: Value,
  { persons }: ReportTable,
  column: ReportColumn | undefined,
  guard: Guard,
): Value {
  if (typeof value !== 'string' || value === '') return value;
  if (column && column.format !== 'text') return value;
  const personal =
    column?.personal === true || (persons === true && PERSONAL_HEADING.test(column?.label ?? ''));
  return personal && guard.rules.mask ? mask(value) : protectText(value, guard);
}

interface HiddenPlaces {
  readonly any: boolean;
  has(row: number, column: number): boolean;
}

const NOTHING: HiddenPlaces = { any: false, has: () => false };

function hiddenPlaces(table: ReportTable, guard: Guard): HiddenPlaces {
  return table.groups ? hiddenInGroups(table, table.groups, guard) : hiddenByName(table, guard);
}

function hiddenInGroups(table: ReportTable, groups: ReportGroups, guard: Guard): HiddenPlaces {
  const partition = partitionOfTable(table, groups);
  const rows = hiddenGroups(partition, guard.rules, guard.hidden);
  const keep = new Set(groups.keep ?? [0]);
  const labels = partition.groups.map(({ label }) => label);
  const cells = hiddenCells(
    {
      sizes: groups.cells ?? [],
      rowLabels: labels,
      columnLabels: table.columns.map(({ label }) => label),
      hiddenRows: new Set(rows.keys()),
      ...(groups.total !== undefined && { total: groups.total }),
    },
    guard.rules.minGroup,
  );
  const where = protectText(table.title, guard);
  for (const [row, because] of rows) tellRow(guard, where, labels[row] ?? '', because);
  const rowsOfCells = new Set([...cells].map((key) => Number(key.slice(0, key.indexOf(',')))));
  for (const row of rowsOfCells) if (!rows.has(row)) tellRow(guard, where, labels[row] ?? '', 'small');
  return {
    any: rows.size + cells.size > 0,
    has: (row, column) => (rows.has(row) && !keep.has(column)) || cells.has(placeKey(row, column)),
  };
}

function tellRow(guard: Guard, where: string, label: string, because: SuppressedBecause): void {
  guard.suppressed.push({ what: 'row', because, where, label });
}

/** A table that does not say whom its rows are of: figures in rows and columns that are named like a hidden group go. */
function hiddenByName({ columns, rows }: ReportTable, guard: Guard): HiddenPlaces {
  if (guard.labels.size === 0) return NOTHING;
  const named = (value: Value | undefined) => typeof value === 'string' && guard.labels.has(value);
  const ofRows = new Set(rows.flatMap((row, at) => (named(row[0]) ? [at] : [])));
  const ofColumns = new Set(columns.flatMap(({ label }, at) => (at > 0 && named(label) ? [at] : [])));
  return {
    any: ofRows.size + ofColumns.size > 0,
    has: (row, column) =>
      columns[column]?.format !== 'text' && column > 0 && (ofRows.has(row) || ofColumns.has(column)),
  };
}
