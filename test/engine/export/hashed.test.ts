import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from '../../../src/engine/runtime/export';
import { fillTemplate } from '../../../src/engine/runtime/export/template';
import { type ExportRequest, type Hashing, MOST_SPLITS } from '../../../src/model/export';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { systemTemplate } from '../../support/template';

/** Audiences for advertising platforms, and files split by account manager. */

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const SHA: Hashing = { columns: ['contact'], hash: 'sha256', phone: 'national', country: '86' };

async function lines(request: Partial<ExportRequest> & { table: string }): Promise<string[]> {
  const file = await exportTable(database, { format: 'csv', head: false, ...request });
  return (await file.blob.text()).split('\r\n').slice(0, -1);
}

/** The hash of one contact; '' where it stays behind. */
async function hashOf(contact: string, hashing: Partial<Hashing> = {}): Promise<string> {
  await database.run(`CREATE OR REPLACE TABLE one AS SELECT '${contact.replaceAll("'", "''")}' AS contact`);
  const [line = ''] = await lines({ table: 'one', columns: ['contact'], hashed: { ...SHA, ...hashing } });
  return line;
}

describe('a telephone number', () => {
  it.each([
    '13812345641',
    ' 138 1234 5641 ',
    '138-1234-5641',
    '+86 138 1234 5641',
    '+86-13812345641',
    '0086 13812345641',
    '8613812345641',
    '013812345641',
    '１３８１２３４５６４１',
    '13812345641/13900000000',
    '13812345641，家里',
  ])('is the same however it is written: %s', async (contact) => {
    expect(await hashOf(contact)).toBe(sha256('13812345641'));
  });

  it('is written in the form that the platform asks for', async () => {
    expect(await hashOf('138 1234 5641', { phone: 'plus' })).toBe(sha256('+8613812345641'));
    expect(await hashOf('138 1234 5641', { phone: 'digits' })).toBe(sha256('8613812345641'));
    expect(await hashOf('138 1234 5641', { hash: 'md5' })).toBe(md5('13812345641'));
    expect(await hashOf('+1 (650) 253-0000', { phone: 'plus' })).toBe(sha256('+16502530000'));
    expect(await hashOf('(650) 253-0000', { phone: 'plus', country: '+1' })).toBe(sha256('+16502530000'));
    expect(await hashOf('020 7031 3000', { phone: 'plus', country: '44' })).toBe(sha256('+442070313000'));
  });

  it.each([
    '138****5641',
    '无',
    '',
    '  ',
    '12345',
    '0755-12345678',
    '1234567890123456789',
    'a13812345641',
    'zhang@',
    '@example.com',
  ])('is not one: %s', async (contact) => {
    expect(await hashOf(contact)).toBe('');
  });
});

it('an e-mail address is hashed in lower case, without blanks around', async () => {
  expect(await hashOf('  Zhang.San@Example.COM ')).toBe(sha256('zhang.san@example.com'));
  expect(await hashOf('zhang@example.com;li@example.com')).toBe(sha256('zhang@example.com'));
});

describe('an audience', () => {
  it('leaves out who opted out and who cannot be reached, and counts both', async () => {
    await database.run(`CREATE OR REPLACE TABLE people AS SELECT * FROM (VALUES
      ('1', '张三', '13812345641', NULL, '是'), ('2', '李四', NULL, 'Li@b.cn', '是'), ('3', '王五', '无', '', '是'),
      ('4', '赵六', '13912345641', NULL, '否'), ('5', '钱七', NULL, NULL, '否'))
      t(customer, name, phone, email, consent)`);
    const request: ExportRequest = {
      table: 'people',
      format: 'csv',
      columns: ['name', 'phone', 'email'],
      sort: [{ column: 'customer', descending: false }],
      masked: ['name', 'phone', 'email'],
      hashed: { columns: ['phone', 'email'], hash: 'md5', phone: 'national', country: '86' },
      consent: { table: 'people', column: 'consent' },
    };
    const file = await exportTable(database, request);
    expect(await file.blob.text()).toBe(
      `name,phone,email\r\n张*,${md5('13812345641')},\r\n李*,,${md5('li@b.cn')}\r\n`,
    );
    expect(file).toMatchObject({ rows: 2, optedOut: 2, unreachable: 1 });
    const json = await exportTable(database, { ...request, format: 'json', columns: ['phone'] });
    expect(JSON.parse(await json.blob.text())).toEqual([{ phone: md5('13812345641') }, { phone: null }]);
  });

  it('refuses a column that is not there', async () => {
    await expect(
      exportTable(database, { table: 'people', format: 'csv', hashed: { ...SHA, columns: ['wechat'] } }),
    ).rejects.toMatchObject({ code: 'import.unknown_column' });
  });

  it('fills a template with hashes too', async () => {
    await database.run(`CREATE OR REPLACE TABLE firms AS SELECT '甲' AS name, '13812345641' AS phone`);
    const filled = await fillTemplate(database, {
      table: 'firms',
      template: systemTemplate(),
      mapping: {
        ...{ sheet: '客户', header: 3, first: 5, dates: 'yyyy-MM-dd', join: ';' },
        columns: { 手机号: 'phone' },
      },
      hashed: { columns: ['phone'], hash: 'sha256', phone: 'national', country: '86' },
    });
    const book = await readXlsx(new Uint8Array(await filled.blob.arrayBuffer()));
    const texts = book.sheets.flatMap(({ rows }) => rows.flat());
    expect(texts).toContain(sha256('13812345641'));
    expect(texts).not.toContain('13812345641');
  });
});

describe('a split', () => {
  const filesOf = async (blob: Blob) => {
    const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
    return Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
    );
  };

  it('makes a file for each value, named after it, and one for rows without', async () => {
    await database.run(`CREATE OR REPLACE TABLE owned AS SELECT * FROM (VALUES
      ('1', '王芳', '是'), ('2', ' 王芳 ', '否'), ('3', 'A/B', '是'), ('4', 'a-b', '是'), ('5', NULL, '是'), ('6', '', '是'))
      t(customer, owner, consent)`);
    const file = await exportTable(database, {
      table: 'owned',
      format: 'csv',
      columns: ['customer'],
      sort: [{ column: 'customer', descending: false }],
      consent: { table: 'owned', column: 'consent' },
      split: { column: 'owner', none: '没有负责人' },
    });
    expect(file).toMatchObject({ extension: 'zip', rows: 5, parts: 4, optedOut: 1 });
    expect(await filesOf(file.blob)).toEqual({
      'owned-A-B.csv': 'customer\r\n3\r\n',
      'owned-a-b-2.csv': 'customer\r\n4\r\n',
      'owned-王芳.csv': 'customer\r\n1\r\n',
      'owned-没有负责人.csv': 'customer\r\n5\r\n6\r\n',
    });
  });

  it('of nothing is one empty file', async () => {
    const file = await exportTable(database, {
      table: 'owned',
      format: 'csv',
      columns: ['customer'],
      filter: { search: 'nobody at all' },
      split: { column: 'owner', none: 'none' },
    });
    expect(await filesOf(file.blob)).toEqual({ 'owned-none.csv': 'customer\r\n' });
  });

  it('refuses more files than anybody opens', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE many AS SELECT i::VARCHAR AS customer FROM range(${MOST_SPLITS + 1}) t(i)`,
    );
    await expect(
      exportTable(database, { table: 'many', format: 'csv', split: { column: 'customer', none: '' } }),
    ).rejects.toMatchObject({ code: 'export.too_many_files' });
  });

  it('fills a template for each', async () => {
    const filled = await fillTemplate(database, {
      table: 'owned',
      template: new File(['客户编号\n'], 'crm.csv'),
      mapping: { header: 1, first: 2, columns: { 客户编号: 'customer' }, dates: 'yyyy-MM-dd', join: ';' },
      sort: [{ column: 'customer', descending: false }],
      split: { column: 'owner', none: 'none' },
    });
    expect(filled).toMatchObject({ extension: 'zip', rows: 6, parts: 4 });
    const files = await filesOf(filled.blob);
    expect(Object.keys(files)).toEqual(['crm-A-B.csv', 'crm-a-b-2.csv', 'crm-王芳.csv', 'crm-none.csv']);
    expect(files['crm-王芳.csv']).toMatch(/^\ufeff?客户编号\r?\n1\r?\n2\r?\n$/);
  });
});
