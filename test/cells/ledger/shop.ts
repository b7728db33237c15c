import type { Database } from '../../../src/model/database';
import type { TableInfo, Value } from '../../../src/model/table';
import { ident, list, literal } from '../../../src/sql/sql';
import { describeTable } from '../../../src/sql/table/describe';

export type Row = Readonly<Record<string, Value>>;

const TYPES: Readonly<Record<string, string>> = {
  time: 'TIMESTAMP',
  updated_time: 'TIMESTAMP',
  registered_time: 'TIMESTAMP',
  birth_date: 'DATE',
  contract_start: 'DATE',
  amount: 'DECIMAL(18,4)',
  yearly_purchase: 'DECIMAL(18,4)',
  age: 'INTEGER',
  quantity: 'INTEGER',
};

/** Makes a table of the rows: the columns are all that any row names, typed as the import types them. */
export async function makeTable(database: Database, table: string, rows: readonly Row[]): Promise<TableInfo> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map((row) => `(${list(names.map((name) => literal(row[name] ?? null)))})`);
  const casts = names.map((name) => `CAST(${ident(name)} AS ${TYPES[name] ?? 'VARCHAR'}) AS ${ident(name)}`);
  await database.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT ${list(casts)} FROM (VALUES ${list(values)}) AS t(${list(names.map(ident))})`,
  );
  return describeTable(database, table);
}

/** A list of members, orders and complaints of a small shop, with every trap of identities. */
export const MEMBERS: readonly Row[] = [
  {
    customer: 'M1',
    name: '张小明',
    phone: '138-1234-5671',
    email: 'zhang@shop.cn',
    city: '上海',
    sex: '男',
    age: 32,
    registered_time: '2022-03-15',
  },
  {
    customer: 'M2',
    name: '李娜',
    phone: '+86 13912345672',
    email: null,
    city: '杭州',
    sex: '女',
    age: null,
    registered_time: '2023-01-02',
  },
  {
    customer: 'M3',
    name: '王五',
    phone: '13812345671',
    email: 'wang@shop.cn',
    city: '北京',
    sex: '男',
    age: 41,
    registered_time: '2021-07-01',
  },
  {
    customer: 'M4',
    name: '赵六',
    phone: '13800000000',
    email: 'none@none.com',
    city: '未知',
    sex: null,
    age: 28,
    registered_time: null,
  },
  {
    customer: 'M5',
    name: '钱七',
    phone: '138****5675',
    email: 'QIAN@Shop.cn',
    city: null,
    sex: '女',
    age: 200,
    registered_time: '2024-05-01',
  },
];

export const ORDERS: readonly Row[] = [
  {
    customer: 'M1',
    order: '1',
    time: '2023-02-01 10:00:00',
    amount: 100,
    city: '上海',
    category: '母婴',
    status: '交易成功',
  },
  {
    customer: 'M1',
    order: '2',
    time: '2024-03-01 10:00:00',
    amount: 300,
    city: '苏州',
    category: '家居',
    status: '交易成功',
  },
  {
    customer: 'M1',
    order: '3',
    time: '2024-06-01 10:00:00',
    amount: 500,
    city: '苏州',
    category: '母婴',
    status: '交易成功',
  },
  {
    customer: 'M2',
    order: '4',
    time: '2024-05-20 10:00:00',
    amount: 80,
    city: '杭州',
    category: '美妆',
    status: '交易成功',
  },
  {
    customer: 'M2',
    order: '5',
    time: '2024-05-21 10:00:00',
    amount: 80,
    city: '杭州',
    category: '美妆',
    status: '交易关闭',
  },
  {
    customer: 'T9',
    order: '6',
    time: '2024-06-10 10:00:00',
    amount: 60,
    city: '宁波',
    category: '美妆',
    status: '交易成功',
  },
  {
    customer: '散客',
    order: '7',
    time: '2024-06-11 10:00:00',
    amount: 70,
    city: null,
    category: '家居',
    status: '交易成功',
  },
  {
    customer: null,
    order: '8',
    time: '2024-06-12 10:00:00',
    amount: 90,
    city: null,
    category: '家居',
    status: '交易成功',
  },
];

export const TICKETS: readonly Row[] = [
  {
    phone: '139 1234 5672',
    time: '2024-05-25',
    content: '配送太慢',
    ticket_state: '已处理',
    ticket_kind: '投诉',
  },
  { phone: '13912345672', time: '2024-06-02', content: '破损', ticket_state: '处理中', ticket_kind: '投诉' },
  {
    phone: '13912345672',
    time: '2024-06-03',
    content: '怎么开发票',
    ticket_state: '已解决',
    ticket_kind: '咨询',
  },
  { phone: '13700001111', time: '2024-06-04', content: '退货', ticket_state: null, ticket_kind: '投诉' },
  { phone: '匿名', time: '2024-06-05', content: '骂人', ticket_state: null, ticket_kind: '投诉' },
];
