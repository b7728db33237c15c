import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindDefinition } from '../../../src/cells/kinds';
import { csvLine } from '../../../src/lib/csvLine';
import { parseCsv } from '../../../src/lib/parse-csv';
import { readNotebook } from '../../../src/notebook/document/notebook';
import { parse } from '../../../src/notebook/document/parse';
import { serialize } from '../../../src/notebook/document/serialize';
import { entriesFile, readEntries, withEntry, type Entry } from '../../../src/pages/form/entries';
import { withForm, withoutForm } from '../../../src/pages/form/form-document';
import { isPhone, validate } from '../../../src/pages/form/validate';

const NOTHING = { tables: [], segmentations: [], inputs: [] };
const TEXT = `---
kequn: 1
---

\`\`\`ledger book
sources:
  - from: members
\`\`\`
`;

describe('parseCsv', () => {
  it('reads what csvLine writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '客') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(parseCsv(rows.map((row) => `${csvLine(row)}\n`).join(''))).toEqual(rows);
      }),
      { seed: 3, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });

  it('takes any line end and none', () => {
    expect(parseCsv('\uFEFFa,b\r\n1,\n"x""y",2')).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['x"y', '2'],
    ]);
    expect(parseCsv('')).toEqual([]);
    expect(parseCsv('a,')).toEqual([['a', '']]);
  });
});

describe('entries', () => {
  it('come back from their file', async () => {
    const entries: Entry[] = [
      { customer: '007', name: '张三', need: '小包装,"试用"' },
      { phone: '13812345671', tags: 'a;b' },
    ];
    expect(readEntries('customers', await entriesFile('customers', entries).text())).toEqual(entries);
    expect(readEntries('complaints', 'x,y\n1,2\n')).toBeNull();
  });

  it('correct what was entered before of the same customer', () => {
    const first: Entry[] = [{ customer: '1', city: '上海', name: '张三' }, { phone: '13812345671' }];
    expect(withEntry(first, { customer: '1', city: '苏州' })).toEqual([
      { customer: '1', city: '苏州', name: '张三' },
      { phone: '13812345671' },
    ]);
    expect(withEntry(first, { phone: '13812345671' })).toHaveLength(3);
  });
});

describe('validate', () => {
  it.each([
    [{}, { customer: 'noIdentity' }],
    [{ customer: '张**' }, { customer: 'maskedId' }],
    [{ phone: '138****1234' }, { phone: 'badPhone' }],
    [{ phone: '12812345678' }, { phone: 'badPhone' }],
    [{ customer: '1', email: 'a@b' }, { email: 'badEmail' }],
    [{ customer: '1', birth_date: '2023-02-29' }, { birth_date: 'badDate' }],
    [{ customer: '1', birth_date: '2024-02-29', email: 'a@b.cn', phone: '+86 138-1234-5678' }, {}],
  ] as const)('%j: %j', (entry, problems) => {
    expect(validate('customers', entry)).toEqual(problems);
  });

  it('wants time and text of a complaint', () => {
    expect(validate('complaints', { customer: '1' })).toEqual({ content: 'noText', time: 'noTime' });
  });

  it.each([
    ['010-12345678', true],
    ['400 800 1234', true],
    ['123', false],
    ['１３８１２３４５６７８', true],
  ])('%s: %s', (text, is) => {
    expect(isPhone(text)).toBe(is);
  });
});

describe('the document of a form', () => {
  const edit = (text: string, change: typeof withForm, kind: 'customers' | 'complaints') => {
    const document = parse(text);
    return serialize(change(document, readNotebook(document, kindDefinition), kind, NOTHING));
  };

  it('gets a source and names it in the ledger, once', () => {
    const text = edit(TEXT, withForm, 'customers');
    expect(text).toContain('```source form_customers\ninput: form_customers\n');
    expect(text.indexOf('source form_customers')).toBeLessThan(text.indexOf('ledger book'));
    const { cells, failure } = readNotebook(parse(text), kindDefinition);
    expect([failure, cells.map((cell) => cell.failure)]).toEqual([null, [null, null]]);
    expect(cells[1]?.stored['sources']).toEqual([
      { from: 'form_customers', as: 'customers' },
      { from: 'members' },
    ]);
    expect(edit(text, withForm, 'customers')).toBe(text);
    const both = edit(text, withForm, 'complaints');
    expect(readNotebook(parse(both), kindDefinition).cells.at(-1)?.stored['sources']).toHaveLength(3);
  });

  it('loses them again with the last entry', () => {
    const text = edit(TEXT, withForm, 'customers');
    const document = parse(text);
    const without = serialize(withoutForm(document, readNotebook(document, kindDefinition), 'customers'));
    expect(without).not.toContain('form_customers');
    expect(without).toContain('- from: members');
  });

  it('gets a ledger where it has none', () => {
    const text = edit('---\nkequn: 1\n---\n', withForm, 'complaints');
    expect(text).toContain('```ledger ledger');
  });
});
