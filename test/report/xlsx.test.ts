import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { reportXlsx } from '../../src/report/xlsx';
import { SheetNames } from '../../src/report/workbook/sheet-names';
import { sampleReport } from './sample-report';

async function sheetsOf(order: Parameters<typeof reportXlsx>[0]) {
  const { sheets } = await readXlsx(await reportXlsx(order));
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

describe('a report as a workbook', () => {
  it('has a sheet a table and a picture, tables 1–3 under their own headings, and tells where each is', async () => {
    const sheets = await sheetsOf({ report: sampleReport('zh-CN'), people: null, checked: '已检查' });
    expect([...sheets.keys()]).toEqual([
      '说明',
      '报告正文',
      '表1 客户信息基础数据表',
      '表2 客户特征指标计算表',
      '表3 市场细分结果与策略表',
      '客群规模',
      '品质生活家 常买品类',
      '图 客群金额',
      '图 月度趋势',
      '图 品质生活家 客群能力',
      '图 吸引力与能力',
    ]);
    expect(sheets.get('说明')?.map((row) => row[0])).toContain('已检查');
    expect(sheets.get('说明')?.map((row) => row[0])).toContain('客群规模');
    expect(sheets.get('表1 客户信息基础数据表')?.flat().join('')).toContain('单个顾客');
    expect(sheets.get('表3 市场细分结果与策略表')?.flat()).toContain('会员日');
  });

  it('keeps figures as figures, days as days, ids and formulas as text', async () => {
    const sheets = await sheetsOf({ report: sampleReport('zh-CN'), people: null, checked: '' });
    const rows = sheets.get('客群规模') ?? [];
    expect(rows.slice(0, 3).map((row) => row.filter((cell) => cell !== null))).toEqual([
      ['客群规模'],
      ['按统计截止日计算'],
      ['客群', '人数', '占比', '金额', '首次出现', '编号'],
    ]);
    expect(rows[3]).toEqual([
      '重要价值',
      300,
      0.6,
      12345.67,
      new Date('2024-03-01T00:00:00Z'),
      '0012345678901234567',
    ]);
    expect(rows[4]?.[0]).toBe("'=1+1");
    expect(rows[4]?.[2] ?? null).toBeNull();
  });

  it('says its words line by line, with values and what is to be reviewed', async () => {
    const sheets = await sheetsOf({ report: sampleReport('en'), people: null, checked: '' });
    const rows = sheets.get('Report text') ?? [];
    expect(rows).toContainEqual(['发现', '结论', '· 第二点', undefined].map((cell) => cell ?? null));
    expect(rows.some((row) => row[2] === '复购率（近 12 个月）' && row[3] === '64.2%')).toBe(true);
    expect(rows.some((row) => row[2] === '周末下单多' && row[3] === 'to be reviewed')).toBe(true);
  });

  it('fills tables 1 and 2 where rows are asked for', async () => {
    const base = {
      type: 'table',
      id: 'base',
      title: '',
      persons: true,
      columns: [{ label: '客户编号', format: 'text' }],
      rows: [['1001']],
    } as const;
    const sheets = await sheetsOf({
      report: sampleReport('zh-CN'),
      people: { base, metrics: null },
      checked: '',
    });
    expect(sheets.get('表1 客户信息基础数据表')).toEqual([
      ['表1 客户信息基础数据表'],
      ['客户编号'],
      ['1001'],
    ]);
    expect(sheets.get('表2 客户特征指标计算表')?.flat().join('')).toContain('特征指标或 RFM 分层');
  });
});

describe('names of sheets', () => {
  it('fit, are distinct whatever the case, and never empty', () => {
    const names = new SheetNames();
    expect(names.take('a/b:c')).toBe('a b c');
    expect(names.take('A B C')).toBe('A B C 2');
    expect(names.take('x'.repeat(40))).toHaveLength(31);
    expect(names.take('x'.repeat(41))).toMatch(/^x{29} 2$/);
    expect(names.take('***')).toBe('Sheet');
  });
});
