/** A shop's customer list, its orders, and the same list a month later. */

const NAMES = ['张伟', '王芳', '李娜', '刘洋', '陈静', '杨帆', '赵磊', '黄敏', '周杰', '吴倩'];

function member(i: number, city: string, phone = `138${String(10000000 + i * 7919).slice(0, 8)}`): string {
  return `M${1000 + i},${NAMES[i % 10] ?? ''}${i},${phone},${city},2023-0${1 + (i % 9)}-15`;
}

const HEAD = '会员号,姓名,手机号,城市,注册日期';

export function members(): string {
  const rows = Array.from({ length: 40 }, (_, i) =>
    member(i, i % 3 === 0 ? '上海' : i % 3 === 1 ? '杭州' : ''),
  );
  return `${[HEAD, ...rows].join('\n')}\n`;
}

/** One more member, one who moved, one who is gone. */
export function membersLater(): string {
  const rows = Array.from({ length: 41 }, (_, i) =>
    member(i, i === 4 ? '苏州' : i % 3 === 0 ? '上海' : i % 3 === 1 ? '杭州' : ''),
  ).filter((_, i) => i !== 7);
  return `${[HEAD, ...rows].join('\n')}\n`;
}

export function orders(): string {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((i * 7) % 170))).toISOString().slice(0, 10);
    return `O${5000 + i},M${1000 + ((i * i) % 36)},${day},${(20 + i * 3).toFixed(2)},${i % 2 ? '母婴' : '家居'}`;
  });
  return `${['订单编号,会员号,下单时间,实付金额,品类', ...rows].join('\n')}\n`;
}

export const NOTEBOOK = `---
kequn: 1
title: 客户台账
as_of: 2024-07-01
inputs:
  members: { customer: text, name?: text, phone?: text, city?: text, registered_time?: timestamp }
  orders: { order: text, customer: text, time: timestamp, amount: number, category?: text }
---

\`\`\`source members
input: members
row: order
map: { customer: 会员号, name: 姓名, phone: 手机号, city: 城市, registered_time: 注册日期 }
import: { format: delimited, encoding: utf-8, delimiter: ",", header: 1 }
\`\`\`

\`\`\`source orders
input: orders
row: order
map: { order: 订单编号, customer: 会员号, time: 下单时间, amount: 实付金额, category: 品类 }
import: { format: delimited, encoding: utf-8, delimiter: ",", header: 1 }
\`\`\`

\`\`\`ledger ledger
sources:
  - from: members
    as: customers
  - from: orders
    as: orders
\`\`\`
`;
