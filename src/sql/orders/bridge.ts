import { ROW_CLASSES, type Bridge, type BridgeStep, type Measures, type RowClass } from '../../model/bridge';
import type { Refunds } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import { ident } from '../sql';
import { lastDayCounted } from './as-of';
import { describeTable } from '../table/describe';
import { relationType } from '../table/relation';
import { classMeasuresSql, excludedMeasuresSql, tableMeasuresSql } from './bridge-sql';
import { markedCustomers } from './customers';
import { orderFacts } from './facts';
import { orderFields } from './fields';
import { orderRules } from './rules';

/** What is asked of a bridge; the engine's request has the same shape. */
export interface BridgeQuestion {
  readonly cell: string;
  readonly chain: readonly string[];
  readonly file: { readonly rows: number; readonly rejected: number; readonly summary: number } | null;
  readonly refunds: Refunds;
  readonly asOf: string | null;
}

type ClassRow = Measures & {
  readonly class: RowClass;
  readonly month: string | null;
  readonly whole: number;
  readonly counted: number;
};

/**
 * The way from rows in the file to rows used. It adds up: file − rejected − summary = first table; a table − filtered
 * = the next; the classes sum to the last table in rows and amount, and their `counted` amounts to the amount of the
 * analysis. (Orders and customers are distinct counts, so one with rows in two classes is in both.)
 */
export async function bridge(
  database: Database,
  question: BridgeQuestion,
  tables: readonly TableInfo[],
): Promise<Bridge> {
  const chain = question.chain.map((name) => find(tables, name));
  const last = chain.at(-1);
  if (!last) return { cell: question.cell, steps: fileSteps(question.file), months: [] };
  const classes = await classRows(database, last, question);
  return {
    cell: question.cell,
    steps: [
      ...fileSteps(question.file),
      ...(await tableSteps(database, chain)),
      ...classSteps(classes.filter(({ whole }) => whole === 1)),
    ],
    months: classes
      .filter(({ whole }) => whole === 0)
      .map((row) => ({ month: row.month, rowClass: row.class, ...measures(row) })),
  };
}

function find(tables: readonly TableInfo[], name: string): TableInfo {
  const found = tables.find((table) => table.name === name);
  if (!found) throw new KequnError('graph.missing_table', `missing table: ${name}`, { values: { name } });
  return found;
}

const measures = ({ rows, orders, customers, amount }: Measures): Measures => ({
  rows,
  orders,
  customers,
  amount,
});

const onlyRows = (rows: number): Measures => ({ rows, orders: null, customers: null, amount: null });

function fileSteps(file: BridgeQuestion['file']): BridgeStep[] {
  if (!file) return [];
  return [
    { step: 'file', ...onlyRows(file.rows) },
    { step: 'rejected', ...onlyRows(file.rejected) },
    { step: 'summary', ...onlyRows(file.summary) },
  ];
}

async function tableSteps(database: Database, chain: readonly TableInfo[]): Promise<BridgeStep[]> {
  const steps: BridgeStep[] = [];
  let before: Measures | null = null;
  for (const table of chain) {
    const [now] = await database.rows<Measures & object>(tableMeasuresSql(table.name, orderFields(table)));
    if (!now) continue;
    if (before) steps.push(...(await betweenSteps(database, table, before, now)));
    steps.push({ step: 'table', cell: table.name, ...measures(now) });
    before = now;
  }
  return steps;
}

/** What went between two tables: where a recipe stands between them by its reasons, which add up with what it changed. */
async function betweenSteps(
  database: Database,
  table: TableInfo,
  before: Measures,
  now: Measures,
): Promise<BridgeStep[]> {
  const cell = table.name;
  const excluded = await excludedByReason(database, cell);
  if (excluded.length === 0) return [{ step: 'filtered', cell, ...difference(before, now) }];
  const gone = excluded.map(({ reason, ...row }): BridgeStep => ({
    step: 'excluded',
    cell,
    reason,
    ...measures(row),
  }));
  const left = excluded.reduce((rest, row) => difference(rest, row), difference(before, now));
  const amount = left.amount === null ? null : Math.round(left.amount * 1e4) / 1e4;
  // Orders and customers are counted distinct, so that those of several reasons do not add up.
  const rest: BridgeStep = { step: 'adjusted', cell, rows: left.rows, orders: null, customers: null, amount };
  return rest.rows === 0 && (amount === 0 || amount === null) ? gone : [...gone, rest];
}

type ReasonRow = Measures & { readonly reason: string };

/** A recipe publishes the rows that it took out beside its own table. */
async function excludedByReason(database: Database, cell: string): Promise<ReasonRow[]> {
  const name = `${cell}_excluded`;
  if ((await relationType(database, name)) === null) return [];
  const table = await describeTable(database, name);
  if (!['because', 'excluded_by'].every((one) => table.columns.some((column) => column.name === one)))
    return [];
  return database.rows<ReasonRow>(excludedMeasuresSql(name, orderFields(table)));
}

function difference(before: Measures, now: Measures): Measures {
  const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
  return {
    rows: before.rows - now.rows,
    orders: minus(before.orders, now.orders),
    customers: minus(before.customers, now.customers),
    amount: minus(before.amount, now.amount),
  };
}

function classSteps(rows: readonly ClassRow[]): BridgeStep[] {
  return ROW_CLASSES.flatMap((step) =>
    rows.filter((row) => row.class === step).map((row) => ({ step, ...measures(row), counted: row.counted })),
  );
}

async function classRows(
  database: Database,
  table: TableInfo,
  { cell, refunds, asOf }: BridgeQuestion,
): Promise<ClassRow[]> {
  const fields = orderFields(table);
  const facts = await orderFacts(database, table.name, fields, refunds);
  const settings = { table: table.name, refunds, asOf };
  const limit = await lastDayCounted(database, fields, facts, settings);
  const rules = orderRules(fields, facts, { ...settings, asOf: limit });
  const { customer, time } = fields;
  if (!customer || !time) {
    return database.rows<ClassRow>(classMeasuresSql({ table: table.name, fields, rules, customers: null }));
  }
  const orders = { table: table.name, fields: { ...fields, customer, time }, facts, rules, refunds };
  const customers = `__bridge_${cell}`;
  await markedCustomers(database, orders, customers);
  const rows = await database.rows<ClassRow>(
    classMeasuresSql({ table: table.name, fields, rules, customers }),
  );
  await database.run(`DROP TABLE ${ident(customers)}`);
  return rows;
}
