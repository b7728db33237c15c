import { describe, expect, it } from 'vitest';
import { kindDefinition } from '../../src/cells/kinds';
import { LOCALES } from '../../src/i18n/dictionary';
import { citationsInProse } from '../../src/notebook/document/citations';
import { readNotebook } from '../../src/notebook/document/notebook';
import { parse } from '../../src/notebook/document/parse';
import { serialize } from '../../src/notebook/document/serialize';
import { buildGraph } from '../../src/notebook/graph/graph';
import { fittingTemplates, TEMPLATE_IDS } from '../../src/model/templates';
import { newDocument, templateFor, type TemplateInput } from '../../src/notebook/templates';

const ORDERS: TemplateInput = {
  name: 'orders',
  import: { encoding: 'gb18030', delimiter: ',', header: 1 },
  row: 'order',
  map: {
    customer: '买家昵称',
    order: '订单编号',
    time: '付款日期',
    amount: { sql: '"实付金额" + 1' },
    city: '城市',
    province: '省份',
    category: '品类',
  },
  fields: { customer: 'text', 'order?': 'text', time: 'timestamp', amount: 'number', 'city?': 'text' },
};

const read = (text: string) => readNotebook(parse(text), kindDefinition);
const names = (text: string): string[] => read(text).cells.map(({ name }) => name);

describe.each(LOCALES)('the template in %s', (locale) => {
  it('is a document in which every cell is understood and finds what it needs', () => {
    const text = templateFor(ORDERS, locale);
    expect(serialize(parse(text))).toBe(text);
    const notebook = read(text);
    const { nodes, needs } = buildGraph(notebook);
    expect(notebook.failure).toBeNull();
    expect([...nodes.values()].map(({ failure }) => failure).filter(Boolean)).toEqual([]);
    expect(names(text)).toEqual([
      'scope',
      'orders',
      'orders_clean',
      'monthly',
      'by_category',
      'by_city',
      'metrics',
      'rfm',
      'clusters',
      'personas',
    ]);
    expect(needs.get('rfm')).toEqual(['scope']);
    expect(needs.get('personas')).toEqual(['scope', 'rfm']);
  });

  it('reads the input as the reader said, and declares it', () => {
    const notebook = read(templateFor(ORDERS, locale));
    expect(notebook.inputs['orders']).toMatchObject({ order: { type: 'text', optional: true } });
    expect(notebook.cells.find(({ name }) => name === 'orders')?.stored).toEqual({
      input: 'orders',
      import: ORDERS.import,
      row: 'order',
      map: ORDERS.map,
    });
  });

  it('cites cells that are there', () => {
    const notebook = read(templateFor(ORDERS, locale));
    const cited = notebook.blocks.flatMap((block) =>
      block.type === 'prose' ? citationsInProse(block.text) : [],
    );
    expect(new Set(cited.map(({ cell }) => cell))).toEqual(new Set(['metrics', 'rfm']));
  });

  it('gives way to an input that has the name of one of its cells', () => {
    const text = templateFor({ ...ORDERS, name: 'rfm' }, locale);
    const notebook = read(text);
    expect([...buildGraph(notebook).nodes.values()].map(({ failure }) => failure).filter(Boolean)).toEqual(
      [],
    );
    expect(text).toContain('{rfm_result.customers}');
  });

  it('starts empty too', () => {
    const notebook = read(newDocument(locale));
    expect(notebook).toMatchObject({ blocks: [], failure: null, title: expect.stringMatching(/./) });
  });
});

describe('charts', () => {
  const chart = (input: TemplateInput, name: string) =>
    read(templateFor(input, 'en')).cells.find((cell) => cell.name === name);

  it('add amounts up where these may be added up', () => {
    expect(chart(ORDERS, 'monthly')?.stored).toMatchObject({
      type: 'line',
      x: 'time',
      y: 'amount',
      aggregate: 'sum',
      bin: 'month',
    });
    const repeated: TemplateInput = { ...ORDERS, row: 'line_with_order_total' };
    expect(chart(repeated, 'monthly')?.stored).toMatchObject({ y: 'order', aggregate: 'distinct' });
    expect(chart(repeated, 'by_city')?.stored).toMatchObject({ y: 'customer', aggregate: 'distinct' });
  });

  it('are left out for what is not mapped', () => {
    const bare: TemplateInput = { ...ORDERS, map: { customer: 'a', amount: 'b' } };
    expect(names(templateFor(bare, 'en'))).toEqual([
      'scope',
      'orders',
      'metrics',
      'rfm',
      'clusters',
      'personas',
    ]);
    const lines: TemplateInput = {
      ...ORDERS,
      row: 'line',
      map: { customer: 'a', time: 'b', line_amount: 'c', province: 'd' },
    };
    expect(names(templateFor(lines, 'en'))).toContain('by_province');
    expect(chart(lines, 'monthly')?.stored).toMatchObject({ y: 'line_amount' });
  });
});

describe.each(TEMPLATE_IDS)('the template %s', (id) => {
  it.each(LOCALES)('finds all that it names, in %s', (locale) => {
    const text = templateFor(ORDERS, locale, id);
    expect(serialize(parse(text))).toBe(text);
    const notebook = read(text);
    const problems = [...buildGraph(notebook).nodes.values()].map(({ failure }) => failure).filter(Boolean);
    expect(problems).toEqual([]);
    const cells = new Set(notebook.cells.map(({ name }) => name));
    const cited = notebook.blocks.flatMap((block) =>
      block.type === 'prose' ? citationsInProse(block.text) : [],
    );
    expect(cited.filter(({ cell }) => !cells.has(cell))).toEqual([]);
  });

  it('is offered where its fields are mapped', () => {
    const table = id === 'survey' || id === 'entry' ? 'survey' : 'orders';
    expect(fittingTemplates(table, ORDERS.map)).toContain(id);
    expect(fittingTemplates('customers', ORDERS.map)).not.toContain(id);
  });
});
