import { describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../src/model/failure';
import { WARNING_CODES } from '../../src/model/warning';
import type { Dictionary } from '../../src/i18n/dictionary';
import { failureText } from '../../src/i18n/shell/failures';
import { failurePlace } from '../../src/i18n/shell/failure-place';
import { warningText } from '../../src/i18n/shell/warnings';

const modules = import.meta.glob<Record<string, unknown>>(
  ['../../src/i18n/shell/*.ts', '../../src/cells/*/strings.ts', '../../src/pages/**/strings.ts'],
  { eager: true },
);

function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

const dictionaries = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module)
    .filter((entry): entry is [string, Dictionary] => isDictionary(entry[1]))
    .map(([name, strings]) => [`${path.replace('../../src/', '')} ${name}`, strings] as const),
);

/** The values a text names. `{count|row|rows}` only chooses a form, which Chinese does not need. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('dictionaries', () => {
  it('finds them', () => expect(dictionaries.length).toBeGreaterThan(5));

  it.each(dictionaries)('%s says the same in both languages', (_, { zh, en }) => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) {
      expect(placeholders(en[key] ?? ''), key).toEqual(placeholders(zh[key] ?? ''));
      expect((zh[key] ?? '').trim(), key).not.toBe('');
      expect((en[key] ?? '').trim(), key).not.toBe('');
    }
  });

  it.each(dictionaries)('%s has no Chinese in its English', (_, { en }) => {
    const chinese = Object.entries(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text));
    expect(chinese.map(([key]) => key).filter((key) => !MAY_BE_CHINESE.has(key))).toEqual([]);
  });

  it.each(dictionaries)('%s has full-width punctuation in its Chinese', (_, { zh }) => {
    // Hints may show what is typed, which has the punctuation of files.
    const texts = Object.entries(zh).filter(([key]) => !/hint$/i.test(key));
    const half = texts.filter(([, text]) => /[\u4e00-\u9fff”’）][,;:?!]/.test(text));
    expect(half.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it.each(dictionaries)('%s never calls a step 单元格', (_, { zh }) => {
    const named = Object.entries(zh).filter(
      ([key, text]) => text.includes('单元格') && !OF_A_WORKBOOK.has(key),
    );
    expect(named).toEqual([]);
  });
});

/** The product's other name, the name of the other language, a sample of type, and values as they stand in files. */
const MAY_BE_CHINESE = new Set([
  'sample',
  'productLatin',
  'switchLanguage',
  'about_parse_dates',
  'about_parse_numbers',
  'field_times',
  'personalMaskedNote',
]);

/** What is said of the cells of a workbook, which are called so. */
const OF_A_WORKBOOK = new Set(['rule2']);

describe('failures in words', () => {
  it.each(FAILURE_CODES)('%s says what happened and what to do, in both languages', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { what, todo } = failureText({ code, message: 'invalid thing: x' }, locale);
      expect(what.length).toBeGreaterThan(4);
      expect(todo.length).toBeGreaterThan(4);
      expect(what + todo).not.toMatch(/\{\w+[|}]/);
    }
  });

  it('fills in what the failure tells and says where', () => {
    const failure = {
      code: 'sql.unknown_parameter',
      message: 'unknown parameter: high',
      values: { name: 'high' },
      cell: 'big',
      position: { line: 3, column: 8 },
    } as const;
    expect(failureText(failure, 'en').what).toBe('There is no parameter called $high.');
    expect(failurePlace(failure, 'en')).toBe('Where: cell big, line 3, column 8');
    expect(failurePlace(failure, 'zh-CN')).toBe('位置：分析步骤 big，第 3 行第 8 列');
  });
});

describe('a failure that speaks of fields', () => {
  const values = { field: 'customer', fields: 'customer, amount, my_field', columns: '买家, 金额' };
  const failure = { code: 'import.missing_field', message: 'missing field: customer', values } as const;

  it('names every one of them for people, and the columns there are', () => {
    expect(failureText(failure, 'zh-CN')).toEqual({
      what: '缺少字段：客户编号、订单金额、my_field。',
      todo: '请在字段对应中为它选择一列或填写表达式。文件里的列：买家, 金额。',
    });
    expect(failureText(failure, 'en').what).toBe('Fields are missing: Customer id, Order amount, my_field.');
  });
});

describe('a failure that does not tell a name', () => {
  it('leaves the name out', () => {
    expect(failureText({ code: 'import.empty', message: 'x' }, 'en').what).toBe('The file is empty.');
    expect(failureText({ code: 'import.empty', message: 'x' }, 'zh-CN').what).toBe('文件是空的。');
  });
});

describe('warnings in words', () => {
  it('puts kinds of rows and types into words', () => {
    expect(warningText({ code: 'source.row_guessed', values: { row: 'line' } }, 'en')).toContain(
      'a line of an order',
    );
    const values = { column: 'a', count: 2, type: 'number' };
    expect(warningText({ code: 'import.values_not_converted', values }, 'zh-CN')).toContain('转换为数值');
  });

  it.each(WARNING_CODES)('%s leaves no placeholder in sight', (code) => {
    for (const locale of ['zh-CN', 'en'] as const)
      expect(warningText({ code, values: {} }, locale)).not.toMatch(/\{\w+[|}]/);
  });

  it('puts values into the reader’s words', () => {
    expect(
      warningText({ code: 'rfm.cuts_collapsed', values: { measure: 'frequency', bins: 4 } }, 'zh-CN'),
    ).toContain('“消费频次”');
    expect(warningText({ code: 'customers.dominant', values: { share: 0.183 } }, 'en')).toContain('18.3%');
    expect(
      warningText(
        { code: 'orders.excluded', values: { rows: 12, unpaid: 0, no_customer: 10, test: 2 } },
        'en',
      ),
    ).toBe('12 rows were not used: 10 no customer; 2 test orders.');
  });
});
