import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillTemplate, readTemplate } from '../../../src/engine/runtime/export/template';
import { encodeGb18030 } from '../../../src/lib/gb18030';
import type { TemplateMapping, TemplateRequest } from '../../../src/model/export';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { SHEET, systemTemplate } from '../../support/template';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('1', '甲<公司> & "子"', 'A级', '+8613812345641', DATE '2024-03-01', '重点；华东', 12.5::DECIMAL(18,4), '是'),
    ('2', '乙公司', '黄金', '013900000000', NULL, '=cmd()', -3::DECIMAL(18,4), '是'),
    ('3', NULL, 'C级', NULL, DATE '2024-12-31', NULL, NULL, '否'))
    t(customer, name, grade, phone, last_time, tags, monetary, consent)`);
});
afterAll(() => database.close());

const MAPPING: TemplateMapping = {
  sheet: '客户',
  header: 3,
  first: 5,
  columns: {
    '*客户名称(必填)': 'name',
    客户级别: 'grade',
    手机号: 'phone',
    最近购买日期: 'last_time',
    客户标签: ['tags', 'grade'],
    累计金额: 'monetary',
  },
  dates: 'MM/dd/yyyy',
  join: ';',
};
const COLUMNS = ['customer', 'name', 'grade', 'phone', 'last_time', 'tags', 'monetary', 'consent'];

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const sheetOf = async (blob: Blob) =>
  new TextDecoder().decode(unzipSync(await bytesOf(blob))['xl/worksheets/sheet1.xml']);
const fill = (request: Partial<TemplateRequest> = {}) =>
  fillTemplate(database, {
    table: 'people',
    template: systemTemplate(),
    mapping: MAPPING,
    sort: [{ column: 'customer', descending: false }],
    ...request,
  });

describe('readTemplate', () => {
  it('finds the headings below title and notes, the example below them, lists, and what belongs where', async () => {
    const info = await readTemplate(systemTemplate(), COLUMNS);
    expect(info).toMatchObject({ format: 'xlsx', likely: 0 });
    expect(info.sheets.map(({ name }) => name)).toEqual(['客户']);
    const [sheet] = info.sheets;
    expect(sheet).toMatchObject({ header: 3, first: 5 });
    expect(sheet?.headings.map(({ heading, required }) => [heading, required])).toEqual([
      ['*客户名称(必填)', true],
      ['客户级别', false],
      ['手机号', false],
      ['最近购买日期', false],
      ['客户标签', false],
      ['累计金额', false],
    ]);
    expect(sheet?.headings[1]).toMatchObject({ choices: ['A级', 'B级', 'C级'], example: 'A级' });
    expect(sheet?.proposal).toMatchObject({
      客户级别: 'grade',
      手机号: 'phone',
      客户标签: 'tags',
      累计金额: 'monetary',
    });
  });

  it('says why it cannot: an old workbook, no headings, no table', async () => {
    const old = new File([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])], 'old.xls');
    await expect(readTemplate(old, [])).rejects.toMatchObject({ code: 'template.old_format' });
    await expect(readTemplate(new File(['1,2\n3,4\n'], 'a.csv'), [])).rejects.toMatchObject({
      code: 'template.no_headings',
    });
    await expect(readTemplate(new File([''], 'a.csv'), [])).rejects.toMatchObject({ code: 'import.empty' });
  });
});

describe('fillTemplate', () => {
  it('leaves every other part as it was, byte for byte', async () => {
    const before = unzipSync(await bytesOf(systemTemplate()));
    const after = unzipSync(await bytesOf((await fill()).blob));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (name) => Buffer.compare(Buffer.from(before[name] ?? []), Buffer.from(after[name] ?? [])) !== 0,
    );
    expect(changed).toEqual(['xl/worksheets/sheet1.xml']);
  });

  it('keeps everything around the new rows, and writes them in the style of the example', async () => {
    const sheet = await sheetOf((await fill()).blob);
    const upTo = SHEET.indexOf('<row r="5">');
    const kept = SHEET.slice(0, upTo).replace('A1:G6', 'A1:G7');
    expect(sheet.slice(0, kept.length)).toBe(kept);
    expect(sheet).toContain(
      '<row r="5"><c r="A5" s="7" t="inlineStr"><is><t xml:space="preserve">甲&lt;公司&gt; &amp; &quot;子&quot;</t></is></c>',
    );
    // Style of the example's phone (text), its height where no row was prepared, formulas of prepared rows kept.
    expect(sheet).toContain(
      '<c r="C5" s="5" t="inlineStr"><is><t xml:space="preserve">+8613812345641</t></is></c>',
    );
    expect(sheet).toContain('<c r="G5" s="4"><f>F5*2</f><v>0</v></c></row>');
    expect(sheet).toContain('<row r="7" ht="21" customHeight="1">');
    expect(sheet).toContain('<c r="F5" s="6"><v>12.5</v></c>');
    expect(sheet.slice(sheet.indexOf('<conditionalFormatting'))).toBe(
      SHEET.slice(SHEET.indexOf('<conditionalFormatting')),
    );
    // A merge among the new rows would hide values.
    expect(sheet).toContain('<mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>');
  });

  it('opens again with the values in their places', async () => {
    const filled = await fill();
    const book = await readXlsx(await bytesOf(filled.blob));
    const rows = book.sheets.find(({ name }) => name === '客户')?.rows ?? [];
    expect(rows.slice(4).map((row) => row.slice(0, 6))).toEqual([
      ['甲<公司> & "子"', 'A级', '+8613812345641', '03/01/2024', '重点;华东;A级', 12.5],
      ['乙公司', '黄金', '013900000000', null, "'=cmd();黄金", -3],
      [null, 'C级', null, '12/31/2024', 'C级', null],
    ]);
    expect(filled).toMatchObject({
      rows: 3,
      parts: 1,
      extension: 'xlsx',
      guarded: 1,
      notInList: { 客户级别: 1 },
      missingRequired: { '*客户名称(必填)': 1 },
    });
  });

  it('writes over the examples where asked to, and leaves none of their values behind', async () => {
    const filled = await fill({
      mapping: { ...MAPPING, first: 4, columns: { 客户级别: 'grade' } },
      filter: { oneOf: { customer: ['1'] } },
    });
    const book = await readXlsx(await bytesOf(filled.blob));
    expect(book.sheets[0]?.rows[3]?.slice(0, 6).map((value) => value ?? '')).toEqual([
      '',
      'A级',
      '',
      '',
      '',
      '',
    ]);
    expect(await sheetOf(filled.blob)).toContain('<c r="A4" s="4"/><c r="B4" s="4" t="inlineStr">');
  });

  it('takes the list of formulas away where a formula gave way', async () => {
    const headed = SHEET.replace(
      '<c r="F3" s="3" t="s"><v>7</v></c>',
      '<c r="F3" s="3" t="s"><v>7</v></c><c r="G3" t="inlineStr"><is><t>备注</t></is></c>',
    );
    const filled = await fill({
      template: systemTemplate({ 'xl/worksheets/sheet1.xml': headed }),
      mapping: { ...MAPPING, columns: { 备注: 'tags' } },
    });
    const parts = unzipSync(await bytesOf(filled.blob));
    expect(parts['xl/calcChain.xml']).toBeUndefined();
    expect(new TextDecoder().decode(parts['[Content_Types].xml'])).not.toContain('calcChain');
    expect(new TextDecoder().decode(parts['xl/_rels/workbook.xml.rels'])).not.toContain('calcChain');
  });

  it('is split by rows and by size, a whole template each', async () => {
    const filled = await fill({ mapping: { ...MAPPING, rows: 2 } });
    expect(filled).toMatchObject({ extension: 'zip', parts: 2, rows: 3 });
    const files = unzipSync(await bytesOf(filled.blob));
    expect(Object.keys(files)).toEqual(['客户导入模板-01.xlsx', '客户导入模板-02.xlsx']);
    const second = await readXlsx(files['客户导入模板-02.xlsx'] ?? new Uint8Array());
    expect(second.sheets[0]?.rows[4]?.[1]).toBe('C级');
    await database.run(
      `CREATE OR REPLACE TABLE many AS SELECT md5(i::VARCHAR) AS name FROM range(2000) t(i)`,
    );
    const small = await fill({
      table: 'many',
      sort: [],
      mapping: { ...MAPPING, columns: { '*客户名称(必填)': 'name' }, bytes: 30_000 },
    });
    const sizes = Object.values(unzipSync(await bytesOf(small.blob))).map((file) => file.length);
    expect(small.parts).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(30_000);
  });

  it('masks and leaves out as any export', async () => {
    const filled = await fill({ masked: ['phone', 'name'], consent: { table: 'people', column: 'consent' } });
    const book = await readXlsx(await bytesOf(filled.blob));
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[4]?.[2]).toBe('+86****5641');
    expect(rows[6]?.[0] ?? null).toBeNull();
    expect(filled).toMatchObject({ rows: 2, optedOut: 1 });
  });

  it('refuses a heading that the template does not have', async () => {
    await expect(fill({ mapping: { ...MAPPING, columns: { 新列: 'name' } } })).rejects.toMatchObject({
      code: 'template.unknown_heading',
    });
  });

  it('fills the sheet of a writer that gives its elements a prefix', async () => {
    const prefixed = SHEET.replace(/<(\/?)(?!\?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=');
    const filled = await fill({ template: systemTemplate({ 'xl/worksheets/sheet1.xml': prefixed }) });
    const sheet = await sheetOf(filled.blob);
    expect(sheet).toContain(
      '<x:c r="B5" s="4" t="inlineStr"><x:is><x:t xml:space="preserve">A级</x:t></x:is></x:c>',
    );
    expect(filled.rows).toBe(3);
  });
});

describe('a template of text', () => {
  it('keeps encoding, delimiter, title and line ends', async () => {
    const text = '客户导入\r\n姓名;手机号;备注\r\n张三;13800000000;示例\r\n';
    const template = new File([encodeGb18030(text).bytes], '模板.csv');
    const info = await readTemplate(template, COLUMNS);
    expect(info).toMatchObject({ format: 'csv', sheets: [{ header: 2, first: 4 }] });
    const filled = await fill({
      template,
      mapping: {
        header: 2,
        first: 4,
        columns: { 姓名: 'name', 备注: 'grade' },
        dates: 'yyyy-MM-dd',
        join: ';',
      },
    });
    expect(new TextDecoder('gb18030').decode(await bytesOf(filled.blob))).toBe(
      `${text}"甲<公司> & ""子""";;A级\r\n乙公司;;黄金\r\n;;C级\r\n`,
    );
    expect(filled.extension).toBe('csv');
  });

  it('keeps the byte order mark', async () => {
    const template = new File(['\ufeffLast Name,Phone\n'], 'contacts.csv');
    const filled = await fill({
      template,
      mapping: {
        header: 1,
        first: 2,
        columns: { 'Last Name': 'name' },
        dates: 'MM/dd/yyyy',
        join: ';',
        rows: 10_000,
      },
      filter: { oneOf: { customer: ['2'] } },
    });
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(filled.blob))).toBe(
      '\ufeffLast Name,Phone\n乙公司,\n',
    );
  });
});
