import type { Column, Value } from '../../../model/table';
import { statusMeaning, type StatusMeaning } from '../../orders/status';
import { ident, list, text } from '../../sql';
import { typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { ExcludeRule, ExcludeStep, FilterStep } from './step';

/** Keeps the rows that meet a condition. */
export const filter: StepCode<FilterStep> = {
  compile: ({ where }) => ({ keep: `(${where})` }),
};

/** Takes out the rows that meet a condition or a rule; a row of which it cannot be said stays. */
export const exclude: StepCode<ExcludeStep> = {
  ask: ({ rule }, { columns }, from) => {
    if (rule === null || !hasText(columns, 'status')) return null;
    return `SELECT string_agg(DISTINCT status, chr(31) ORDER BY status) AS statuses FROM ${from}`;
  },
  compile: ({ where, rule }, { columns, answer }) => {
    const condition = rule === null ? where : ruleSql(rule, columns, statusesOf(answer['statuses']));
    return { keep: `(${condition ?? 'FALSE'}) IS NOT TRUE` };
  },
};

function statusesOf(joined: Value | undefined): string[] {
  return typeof joined === 'string' ? joined.split('\u001f') : [];
}

const MEANINGS: Readonly<Record<ExcludeRule, readonly StatusMeaning[]>> = {
  refunds: ['refunded', 'partly_refunded'],
  cancelled: ['closed', 'unpaid'],
  test_orders: ['test'],
};

/** Any of the signs that the columns at hand can give. @throws Unfit where they can give none */
function ruleSql(rule: ExcludeRule, columns: readonly Column[], statuses: readonly string[]): string {
  const meant = statuses.filter((status) => MEANINGS[rule].includes(statusMeaning(status)));
  const byStatus = hasText(columns, 'status')
    ? [meant.length === 0 ? 'FALSE' : `${ident('status')} IN (${list(meant.map(text))})`]
    : [];
  const signs = [
    ...byStatus,
    ...(rule === 'refunds' ? refundSigns(columns) : rule === 'test_orders' ? testSigns(columns) : []),
  ];
  return signs.length === 0 ? unfit('missing_columns', { columns: 'status' }) : signs.join(' OR ');
}

/** A credit note has a negative amount or quantity; a refund may have a column of its own. */
function refundSigns(columns: readonly Column[]): string[] {
  const is = (name: string) =>
    columns.some((column) => column.name === name && typeName(column.type) === 'number');
  return [
    ...['amount', 'line_amount', 'quantity'].filter(is).map((name) => `${ident(name)} < 0`),
    ...['refund_amount'].filter(is).map((name) => `abs(${ident(name)}) > 0`),
  ];
}

/** 测试 anywhere, or test as a word at the beginning, where people write it. */
function testSigns(columns: readonly Column[]): string[] {
  return ['customer', 'name', 'product', 'category', 'address']
    .filter((name) => hasText(columns, name))
    .map((name) => `regexp_matches(lower(${ident(name)}), '测试|^test($|[^a-z])')`);
}

function hasText(columns: readonly Column[], name: string): boolean {
  return columns.some((column) => column.name === name && typeName(column.type) === 'text');
}
