import { describe, expect, it } from 'vitest';
import {
  inputsInNeed,
  knownMappings,
  sourceOptions,
  withMapping,
  withSource,
} from '../../src/app/apply-import';
import { kindDefinition } from '../../src/cells/kinds';
import { parse } from '../../src/notebook/document/parse';
import { readNotebook } from '../../src/notebook/document/notebook';
import { serialize } from '../../src/notebook/document/serialize';
import type { ImportChoice } from '../../src/pages/import/draft.svelte';

const CHOICE: ImportChoice = {
  files: [],
  import: { format: 'delimited', encoding: 'gb18030', delimiter: ',', header: 1 },
  map: {
    customer: '买家昵称',
    time: '付款日期',
    amount: { sql: '"数量" * "单价"' },
    city: '城市',
    store: '门店',
  },
  row: 'order',
  preview: {
    fileName: 'a.csv',
    bytes: 1,
    options: { format: 'delimited', header: 1 },
    encodings: [],
    sheets: [],
    columns: [
      {
        name: '门店',
        original: '门店',
        type: 'number',
        samples: [],
        missing: 0,
        personal: false,
        unit: null,
      },
    ],
    rows: [],
    map: {},
    row: { kind: 'order', because: '' },
    around: { titles: [], footer: [], between: [], unit: null, merged: 0 },
    preset: null,
    table: { kind: 'orders', because: 'fields' },
    warnings: [],
  },
};

const EMPTY = parse('---\nkequn: 1\n---\n');

describe('adding an imported file to a document', () => {
  const { document, name } = withSource(EMPTY, 'orders', CHOICE);

  it('writes the input and a source cell that reads as it was chosen', () => {
    const notebook = readNotebook(parse(serialize(document)), kindDefinition);
    expect(name).toBe('orders');
    expect(notebook.inputs['orders']).toEqual({
      customer: { type: 'text', optional: false },
      time: { type: 'timestamp', optional: false },
      amount: { type: 'number', optional: false },
      city: { type: 'text', optional: true },
      store: { type: 'number', optional: true },
    });
    expect(notebook.cells).toHaveLength(1);
    expect(notebook.cells[0]).toMatchObject({ kind: 'source', name: 'orders', failure: null });
    expect(notebook.cells[0]?.stored).toEqual(sourceOptions('orders', CHOICE));
  });

  it('takes a free name for a second file', () => {
    const second = withSource(document, 'orders', CHOICE);
    expect(second.name).toBe('orders_2');
    const names = readNotebook(second.document, kindDefinition).cells.map((cell) => cell.name);
    expect(names).toEqual(['orders', 'orders_2']);
  });

  it('maps the columns of a new file where an input is already there, and leaves the rest', () => {
    const notebook = readNotebook(document, kindDefinition);
    const mapped = withMapping(document, notebook.cells, 'orders', {
      ...CHOICE,
      map: { customer: 'id' },
      row: 'line',
    });
    const stored = readNotebook(mapped, kindDefinition).cells[0]?.stored;
    expect(stored).toMatchObject({ input: 'orders', map: { customer: 'id' }, row: 'line' });
    expect(withMapping(document, notebook.cells, 'other', CHOICE)).toBe(document);
  });
});

describe('what the document knows of its inputs', () => {
  it('is the mapping and row kind of its source cells', () => {
    const { cells } = readNotebook(withSource(EMPTY, 'orders', CHOICE).document, kindDefinition);
    expect(knownMappings(cells)).toEqual({
      orders: { map: CHOICE.map, import: CHOICE.import, row: 'order' },
    });
    const bare = readNotebook(parse('---\nkequn: 1\n---\n\n```source a\ninput: a\n```\n'), kindDefinition);
    expect(knownMappings(bare.cells)).toEqual({});
  });
});

describe('inputs that need data', () => {
  it('come first, each once', () => {
    const { document } = withSource(withSource(EMPTY, 'a', CHOICE).document, 'b', CHOICE);
    const { cells } = readNotebook(document, kindDefinition);
    expect(inputsInNeed(cells, { a: [new File([], 'x')] })).toEqual({ waiting: ['b'], all: ['b', 'a'] });
    expect(inputsInNeed(cells, {})).toEqual({ waiting: ['a', 'b'], all: ['a', 'b'] });
  });
});
