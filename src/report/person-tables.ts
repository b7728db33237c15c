import { translate, type Locale } from '../i18n/dictionary';
import { formTables } from '../i18n/shell/form-tables';
import type { ReportFormat, ReportTable } from '../model/report';
import type { Pager, TableInfo, Value } from '../model/table';
import type { CellView } from '../notebook/state';
import { protect } from './protect';
import type { ProtectRules } from './protection';
import type { PersonTables } from './workbook/forms';

/** Rows of single customers in one sheet; a list for another system is exported from its step instead. */
export const MOST_PERSONS = 50_000;
const PAGE_ROWS = 1000;

type Key = keyof (typeof formTables)['zh'];

/** A column of a form: its heading, and the columns of a table that fill it, the best first. */
interface FormColumn {
  readonly heading: Key;
  readonly from: readonly string[];
  readonly format: ReportFormat;
  readonly personal?: boolean;
  /** Several columns joined by `/`, as scores are written: 85/80/90. */
  readonly joined?: boolean;
}

const BASE: readonly FormColumn[] = [
  { heading: 'customer', from: ['customer'], format: 'text' },
  { heading: 'name', from: ['name'], format: 'text', personal: true },
  { heading: 'sex', from: ['sex'], format: 'text' },
  { heading: 'age', from: ['age'], format: 'integer' },
  { heading: 'city', from: ['city'], format: 'text' },
  { heading: 'registered', from: ['registered_time'], format: 'date' },
  { heading: 'orders', from: ['orders_12m'], format: 'integer' },
  { heading: 'amount', from: ['amount'], format: 'money' },
  { heading: 'categories', from: ['categories'], format: 'text' },
  { heading: 'last', from: ['last_order'], format: 'date' },
];

const METRICS: readonly FormColumn[] = [
  { heading: 'customer', from: ['customer'], format: 'text' },
  { heading: 'frequency', from: ['frequency_12m', 'frequency'], format: 'integer' },
  { heading: 'average', from: ['average_order_value'], format: 'money' },
  { heading: 'recency', from: ['recency'], format: 'integer' },
  { heading: 'scores', from: ['r100', 'f100', 'm100'], format: 'text', joined: true },
  { heading: 'grade', from: ['grade'], format: 'text' },
];

/**
 * Tables 1 and 2 of customer work, a row a customer: the base table from a ledger, the metrics table from feature
 * metrics or RFM; after the privacy check. To be made only where the author asked for rows of single customers.
 */
export async function personTables(
  cells: readonly CellView[],
  rows: Pager,
  rules: ProtectRules,
): Promise<PersonTables> {
  const tableOf = (...kinds: readonly string[]) =>
    kinds.flatMap((kind) => cells.find((cell) => cell.kind === kind)?.state.outcome?.tables[0] ?? [])[0];
  const made = async (id: Key, form: readonly FormColumn[], table: TableInfo | undefined) => {
    if (!table) return null;
    const filled = await fill(id, form, table, rows, rules.locale);
    const [block] = protect([filled], { ...rules, rows: true }).blocks;
    return block?.type === 'table' ? block : null;
  };
  return {
    base: await made('base', BASE, tableOf('ledger')),
    metrics: await made('metrics', METRICS, tableOf('metrics', 'rfm')),
  };
}

async function fill(
  id: Key,
  form: readonly FormColumn[],
  table: TableInfo,
  rows: Pager,
  locale: Locale,
): Promise<ReportTable> {
  const t = (key: Key, values = {}) => translate(formTables, locale, key, values);
  const found = await firstRows(table.name, rows);
  const names = found.columns.map(({ name }) => name);
  const readers = form.map((column) => readerOf(column, names));
  return {
    type: 'table',
    id,
    title: t(id),
    persons: true,
    columns: form.map(({ heading, format, personal }) => ({
      label: t(heading),
      format,
      ...(personal && { personal }),
    })),
    rows: found.rows.map((row) => readers.map((read) => read(row))),
    ...(found.total > found.rows.length && {
      note: t('firstRows', { shown: found.rows.length, total: found.total }),
    }),
  };
}

async function firstRows(table: string, rows: Pager) {
  const sort = [{ column: 'customer', descending: false }];
  const first = await rows({ table, offset: 0, limit: PAGE_ROWS, sort });
  const all = [...first.rows];
  while (all.length < Math.min(first.total, MOST_PERSONS)) {
    const limit = Math.min(PAGE_ROWS, MOST_PERSONS - all.length);
    const page = await rows({ table, offset: all.length, limit, sort });
    if (page.rows.length === 0) break;
    all.push(...page.rows);
  }
  return { columns: first.columns, rows: all, total: first.total };
}

function readerOf({ from, joined }: FormColumn, names: readonly string[]): (row: readonly Value[]) => Value {
  const places = from.map((name) => names.indexOf(name));
  if (!joined) {
    const place = places.find((one) => one >= 0);
    return (row) => (place === undefined ? null : (row[place] ?? null));
  }
  return (row) => {
    const scores = places.map((place) => row[place] ?? null);
    return scores.some((score) => score === null)
      ? null
      : scores.map((score) => Math.round(Number(score))).join('/');
  };
}
