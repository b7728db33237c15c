import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as edits from '../../../src/notebook/document/edit';
import { blockKeys } from '../../../src/notebook/document/keys';
import { readNotebook } from '../../../src/notebook/document/notebook';
import { parse } from '../../../src/notebook/document/parse';
import { canRename, rename } from '../../../src/notebook/document/rename';
import { serialize } from '../../../src/notebook/document/serialize';
import type { DocumentSpec } from '../../../src/notebook/document/spec';
import { fakeDefinition } from '../fake-kinds';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 20240701 };

const TEXT = `---
kequn: 1
title: T # the title
colour: kept
---
# Goal
See {rfm.share[important_value]} and \`{rfm.share}\`.

\`\`\`source orders
input: orders
\`\`\`
\`\`\`rfm rfm
from: orders   # all of them
text: |
  {rfm.customers} customers
\`\`\`

Between.

\`\`\`sql big
--: title: Big ones
SELECT rfm.* FROM rfm JOIN rfm_segments USING (segment)
\`\`\`

\`\`\`persona who
segmentation: rfm
text: "of {rfm.customers}, {orders.rows}"
\`\`\`

\`\`\`x-later thing
from: rfm
\`\`\`
`;

const document = parse(TEXT);

function after(change: (document: DocumentSpec) => DocumentSpec): string {
  const edited = change(document);
  const text = serialize(edited);
  expect(parse(text)).toEqual(edited);
  return text;
}

describe('keys', () => {
  it('name cells by name and prose by the cell before it', () => {
    const twice = parse(`${TEXT}\n\`\`\`rfm rfm\n\`\`\`\n\nEnd.\n`);
    expect(blockKeys(twice.blocks)).toEqual([
      'text:',
      'orders',
      'rfm',
      'text:rfm',
      'big',
      'who',
      'thing',
      'rfm~2',
      'text:rfm~2',
    ]);
  });
});

describe('editing a cell', () => {
  it('sets an option and leaves the rest of the text as it is', () => {
    expect(after((one) => edits.setOption(one, 'rfm', ['from'], 'sales'))).toBe(
      TEXT.replace('from: orders   #', 'from: sales   #'),
    );
    expect(after((one) => edits.setOption(one, 'big', ['title'], 'Large'))).toBe(
      TEXT.replace('Big ones', 'Large'),
    );
    expect(after((one) => edits.setOption(one, 'big', ['limit'], 10))).toContain(
      '--: title: Big ones\n--: limit: 10\nSELECT',
    );
  });

  it('sets a query without its options', () => {
    expect(after((one) => edits.setSql(one, 'big', 'SELECT 1\r\nAS one'))).toContain(
      '--: title: Big ones\nSELECT 1\nAS one\n```',
    );
    expect(edits.setSql(document, 'rfm', 'SELECT 1')).toBe(document);
  });

  it('makes the fence longer than any run of backticks in the body', () => {
    expect(after((one) => edits.setOption(one, 'who', ['text'], 'a\n```js\nb\n```'))).toContain(
      '````persona who\n',
    );
  });

  it('repairs a broken one', () => {
    const broken = parse('```rfm rfm\nfrom: [\n');
    expect(edits.setOption(broken, 'rfm', ['from'], 'a')).toBe(broken);
    expect(serialize(edits.setBody(broken, 'rfm', 'from: a'))).toBe(
      '---\nkequn: 1\n---\n```rfm rfm\nfrom: a\n```\n',
    );
  });

  it('changes nothing where there is nothing to change', () => {
    expect(edits.setOption(document, 'rfm', ['from'], 'orders')).toBe(document);
    expect(edits.setOption(document, 'nobody', ['from'], 'orders')).toBe(document);
    expect(edits.setProse(document, 'text:rfm', 'Between.\n\n')).toBe(document);
    expect(edits.setProse(document, 'text:nobody', 'Hello')).toBe(document);
    expect(edits.setFrontMatter(document, ['title'], 'T')).toBe(document);
  });
});

describe('editing prose', () => {
  it('sets, makes and removes it', () => {
    expect(after((one) => edits.setProse(one, 'text:rfm', 'Other.'))).toBe(
      TEXT.replace('Between.', 'Other.'),
    );
    expect(after((one) => edits.setProse(one, 'text:orders', 'New.'))).toContain(
      'input: orders\n```\n\nNew.\n```rfm rfm',
    );
    expect(after((one) => edits.setProse(one, 'text:rfm', '  '))).toBe(TEXT.replace('Between.\n\n', ''));
    expect(serialize(edits.setProse(parse(''), 'text:', 'First.'))).toBe('---\nkequn: 1\n---\nFirst.\n');
  });

  it('makes cells of cells written in it, and closes what it leaves open', () => {
    const written = edits.setProse(document, 'text:rfm', 'A\n\n```cluster c\nfrom: rfm\n```\n\n~~~\nopen');
    expect(blockKeys(written.blocks)).toContain('c');
    expect(serialize(written)).toContain('~~~\nopen\n~~~\n\n```sql big');
    expect(parse(serialize(written))).toEqual(written);
  });
});

describe('moving blocks', () => {
  it('adds, duplicates, moves and removes', () => {
    const cell = { kind: 'cluster', name: 'c', options: { from: 'rfm', features: ['recency', 'monetary'] } };
    expect(after((one) => edits.addCell(one, 'rfm', cell))).toContain(
      '```\n\n```cluster c\nfrom: rfm\nfeatures: [ recency, monetary ]\n```\n\nBetween.',
    );
    expect(after((one) => edits.duplicate(one, 'big'))).toContain('```sql big_2\n--: title: Big ones\n');
    expect(after((one) => edits.move(one, 'big', null))).toMatch(
      /^---\n[^]*?---\n\n```sql big[^]*?```\n\n# Goal/,
    );
    expect(blockKeys(parse(after((one) => edits.remove(one, 'orders'))).blocks)).not.toContain('orders');
  });

  it('merges the prose on both sides of what is gone', () => {
    const text = 'A.\n\n```rfm rfm\n```\n\nB.\n';
    expect(serialize(edits.remove(parse(text), 'rfm'))).toBe('---\nkequn: 1\n---\nA.\n\nB.\n');
  });

  it('always gives a text that reads back as what it was', () => {
    const keys = fc.constantFrom('text:', 'orders', 'rfm', 'text:rfm', 'big', 'who', 'thing', 'nobody');
    const prose = fc.oneof(
      fc.string(),
      fc.constantFrom('```', '~~~~', '---\na\n---', '```rfm a\nfrom: b', '# h\n\n```sql s\n```'),
    );
    const edit = fc.oneof(
      fc.tuple(keys, prose).map(
        ([key, text]) =>
          (one: DocumentSpec) =>
            edits.setProse(one, key, text),
      ),
      fc.tuple(keys, fc.option(keys)).map(
        ([key, to]) =>
          (one: DocumentSpec) =>
            edits.move(one, key, to),
      ),
      fc.tuple(keys, prose).map(
        ([key, text]) =>
          (one: DocumentSpec) =>
            edits.setBody(one, key, text),
      ),
      fc.tuple(keys, prose).map(
        ([key, text]) =>
          (one: DocumentSpec) =>
            edits.setOption(one, key, ['text'], text),
      ),
      fc.tuple(keys, prose).map(
        ([key, text]) =>
          (one: DocumentSpec) =>
            edits.setSql(one, key, text),
      ),
      keys.map((key) => (one: DocumentSpec) => edits.remove(one, key)),
      keys.map((key) => (one: DocumentSpec) => edits.duplicate(one, key)),
      keys.map((key) => (one: DocumentSpec) => rename(one, fakeDefinition, key, 'other')),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (changes) => {
        const edited = changes.reduce((one, change) => change(one), document);
        expect(parse(serialize(edited))).toEqual(edited);
      }),
      runs,
    );
  });
});

describe('front matter', () => {
  it('changes one value and keeps what it does not know', () => {
    expect(after((one) => edits.setFrontMatter(one, ['title'], 'U'))).toBe(
      TEXT.replace('title: T #', 'title: U #'),
    );
    expect(after((one) => edits.setFrontMatter(one, ['params', 'high'], 5))).toContain(
      'colour: kept\nparams:\n  high: 5\n---',
    );
    expect(after((one) => edits.setFrontMatter(one, ['title'], undefined))).toBe(
      TEXT.replace('title: T # the title\n', ''),
    );
  });

  it('is not touched where it cannot be read', () => {
    const broken = parse('---\ntitle: [\n---\n');
    expect(edits.setFrontMatter(broken, ['title'], 'U')).toBe(broken);
  });
});

describe('a document of a newer version', () => {
  it('is not edited at all', () => {
    const newer = parse('---\nkequn: 9\n---\n```rfm rfm\n```\n');
    expect(edits.setProse(newer, 'text:', 'A')).toBe(newer);
    expect(edits.setFrontMatter(newer, ['title'], 'A')).toBe(newer);
    expect(edits.addCell(newer, null, { kind: 'rfm', name: 'a', options: {} })).toBe(newer);
    expect(readNotebook(newer, fakeDefinition).failure).toMatchObject({ code: 'document.newer_version' });
  });
});

describe('renaming', () => {
  it('rewrites references, SQL and citations, those in code and of unknown kinds apart', () => {
    expect(after((one) => rename(one, fakeDefinition, 'rfm', 'value'))).toBe(
      TEXT.replace('{rfm.share[important', '{value.share[important')
        .replace('```rfm rfm', '```rfm value')
        .replace('{rfm.customers} customers', '{value.customers} customers')
        .replace('rfm.* FROM rfm JOIN rfm_segments', 'value.* FROM value JOIN value_segments')
        .replace('segmentation: rfm', 'segmentation: value')
        .replace('{rfm.customers}, {', '{value.customers}, {'),
    );
  });

  it('refuses a name that is taken, by a table too, or that is none', () => {
    const notebook = readNotebook(document, fakeDefinition);
    expect(
      ['orders', 'rfm_segments', 'Big', '1a', 'a-b', '客'].filter((name) => canRename(notebook, 'big', name)),
    ).toEqual([]);
    expect(canRename(notebook, 'big', 'order')).toBe(true);
    expect(rename(document, fakeDefinition, 'big', 'orders')).toBe(document);
  });

  it('of a second cell with one name leaves the references to the first', () => {
    const twice = parse(`${TEXT}\n\`\`\`rfm rfm\nfrom: orders\n\`\`\`\n`);
    const text = serialize(rename(twice, fakeDefinition, 'rfm~2', 'second'));
    expect(text).toContain('```rfm second\n');
    expect(text).toContain('segmentation: rfm\n');
  });
});
