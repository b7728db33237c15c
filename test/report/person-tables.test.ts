import { describe, expect, it } from 'vitest';
import type { Pager, RowsRequest, Value } from '../../src/model/table';
import type { CellView } from '../../src/notebook/state';
import { personTables } from '../../src/report/person-tables';
import { DEFAULT_PROTECTION, type ProtectRules } from '../../src/report/protection';

const RULES: ProtectRules = { ...DEFAULT_PROTECTION, locale: 'zh-CN' };

function cell(kind: string, name: string): CellView {
  const outcome = { tables: [{ name, rows: 2, columns: [] }] };
  return { kind, name, state: { outcome } } as unknown as CellView;
}

const TABLES: Readonly<Record<string, { names: readonly string[]; rows: readonly (readonly Value[])[] }>> = {
  book: {
    names: ['city', 'customer', 'name', 'amount', 'last_order'],
    rows: [['上海', '1001', '张小明', '12500.00', '2023-11-20']],
  },
  rfm: {
    names: ['customer', 'recency', 'frequency', 'r100', 'f100', 'm100', 'grade'],
    rows: [
      ['1001', 15, 8, 85.2, 80, 90, '高价值'],
      ['1002', 58, 2, null, null, null, null],
    ],
  },
};

const asked: RowsRequest[] = [];
const pager: Pager = (request) => {
  asked.push(request);
  const { names, rows } = TABLES[request.table] ?? { names: [], rows: [] };
  const columns = names.map((name) => ({ name, type: 'VARCHAR' }));
  return Promise.resolve({
    columns,
    rows: rows.slice(request.offset, request.offset + request.limit),
    total: rows.length,
  });
};

describe('tables 1 and 2 of customer work', () => {
  it('are filled from the ledger and from RFM, with names masked', async () => {
    const { base, metrics } = await personTables([cell('rfm', 'rfm'), cell('ledger', 'book')], pager, RULES);
    expect(base?.columns.map(({ label }) => label)).toEqual([
      '客户编号',
      '客户姓名',
      '性别',
      '年龄',
      '城市',
      '注册日期',
      '近一年订单数',
      '累计消费金额',
      '偏好品类',
      '最近购买日期',
    ]);
    expect(base?.rows).toEqual([
      ['1001', '张**', null, null, '上海', null, null, '12500.00', null, '2023-11-20'],
    ]);
    expect(metrics?.rows).toEqual([
      ['1001', 8, null, 15, '85/80/90', '高价值'],
      ['1002', 2, null, 58, null, null],
    ]);
    expect(asked[0]?.sort).toEqual([{ column: 'customer', descending: false }]);
  });

  it('keep names where the author wants them', async () => {
    const { base } = await personTables([cell('ledger', 'book')], pager, { ...RULES, mask: false });
    expect(base?.rows[0]?.[1]).toBe('张小明');
  });

  it('are not there without the steps that fill them', async () => {
    expect(await personTables([cell('sql', 'x')], pager, RULES)).toEqual({ base: null, metrics: null });
  });
});
