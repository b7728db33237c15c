import type { Locale } from '../i18n/dictionary';
import { template as strings } from '../i18n/shell/template';
import type { CellKind } from '../model/cell';
import type { FieldMap, FieldType, RowKind } from '../model/fields';
import type { ImportOptions } from '../model/import';
import { addCell, setFrontMatter, setProse } from './document/edit';
import { blockKeys } from './document/keys';
import { parse } from './document/parse';
import { serialize } from './document/serialize';
import type { DocumentSpec } from './document/spec';

/** What a notebook is built from: one group of files and what the reader says of it. */
export interface TemplateInput {
  /** Name of the input and of the cell that reads it. */
  readonly name: string;
  readonly import: ImportOptions;
  readonly row: RowKind;
  readonly map: FieldMap;
  /** The front matter's entry for the input, as stored: `{ customer: 'text', 'order?': 'text' }`. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly title?: string;
}

type Key = keyof (typeof strings)['zh'];
type Options = Readonly<Record<string, unknown>>;

/** Texts as written: what stands in braces are citations and not to be filled. */
function texts(locale: Locale): Readonly<Record<Key, string>> {
  return locale === 'zh-CN' ? strings.zh : strings.en;
}

/** A notebook with nothing in it. */
export function newDocument(locale: Locale): string {
  return serialize(setFrontMatter(parse('---\nkequn: 1\n---\n'), ['title'], texts(locale).emptyTitle));
}

/** Builds a document block by block. */
class Builder {
  constructor(
    public document: DocumentSpec,
    private readonly reserved: readonly string[],
  ) {}

  /** Prose after the last cell. */
  prose(text: string): void {
    const last = blockKeys(this.document.blocks).at(-1) ?? '';
    this.document = setProse(this.document, `text:${last}`, text);
  }

  /** A cell after the last block, under the name wanted unless the reader's input has it. */
  cell(kind: CellKind, wanted: string, options: Options): void {
    this.add(kind, this.nameFor(wanted), options);
  }

  add(kind: CellKind, name: string, options: Options): void {
    const after = blockKeys(this.document.blocks).at(-1) ?? null;
    this.document = addCell(this.document, after, { kind, name, options });
  }

  nameFor(wanted: string): string {
    return this.reserved.includes(wanted) ? `${wanted}_result` : wanted;
  }
}

interface Chart {
  readonly name: string;
  readonly options: Options;
}

/** The column that holds amounts to add up; null where there is none, or where adding would count orders repeatedly. */
function amountColumn({ map, row }: TemplateInput): string | null {
  if (row === 'line_with_order_total') return null;
  return ['amount', 'line_amount'].find((field) => field in map) ?? null;
}

function monthlyChart(input: TemplateInput, say: Readonly<Record<Key, string>>): Chart {
  const amount = amountColumn(input);
  const base = { type: 'line', from: input.name, x: 'time', bin: 'month' };
  const measure = amount
    ? { y: amount, aggregate: 'sum', title: say.monthlyAmount }
    : 'order' in input.map
      ? { y: 'order', aggregate: 'distinct', title: say.monthlyOrders }
      : { aggregate: 'count', title: say.monthlyRows };
  return { name: 'monthly', options: { ...base, ...measure } };
}

const PLACES = [
  ['category', 'byCategory', 'customersByCategory'],
  ['city', 'byCity', 'customersByCity'],
  ['province', 'byProvince', 'customersByProvince'],
] as const;

/** Bars by category and by place, as far as these are mapped; a province only where no city is. */
function barCharts(input: TemplateInput, say: Readonly<Record<Key, string>>): Chart[] {
  const amount = amountColumn(input);
  const fields = PLACES.filter(
    ([field]) => field in input.map && (field !== 'province' || !('city' in input.map)),
  );
  return fields.map(([field, byAmount, byCustomers]) => {
    const measure = amount
      ? { y: amount, aggregate: 'sum', title: say[byAmount] }
      : { y: 'customer', aggregate: 'distinct', title: say[byCustomers] };
    const order = { sort: 'value', limit: 15 };
    return {
      name: `by_${field}`,
      options: { type: 'bar', from: input.name, x: field, ...measure, ...order },
    };
  });
}

/** Texts that customers are grouped by: blanks around them make two groups of one. Ids and times are left as they are. */
const TEXTS = ['category', 'channel', 'city', 'province', 'status'];

/**
 * A complete notebook over one input: goal, scope, data, cleaning, charts, metrics, RFM, clusters and personas, with a plain sentence
 * before each step in the reader's language. What is not mapped is left out. As text, since that is what a notebook is.
 */
export function templateFor(input: TemplateInput, locale: Locale): string {
  const say = texts(locale);
  const title = input.title ?? say.title;
  const front = setFrontMatter(parse(newDocument(locale)), ['title'], title);
  const builder = new Builder(setFrontMatter(front, ['inputs', input.name], input.fields), [input.name]);
  builder.prose(`# ${title}\n\n${say.goal}\n\n${say.scope}`);
  const cleaned = TEXTS.filter((field) => field in input.map);
  const clean = cleaned.length > 0 ? `${input.name}_clean` : input.name;
  builder.cell('scope', 'scope', { question: say.question, from: clean });
  builder.prose(say.source);
  builder.add('source', input.name, {
    input: input.name,
    ...(Object.keys(input.import).length > 0 ? { import: input.import } : {}),
    row: input.row,
    map: input.map,
  });
  if (cleaned.length > 0) {
    builder.prose(say.clean);
    builder.add('clean', clean, { from: input.name, steps: [{ trim: cleaned }] });
  }
  addCharts(builder, input, say);
  addAnalyses(builder, say);
  return serialize(builder.document);
}

function addCharts(builder: Builder, input: TemplateInput, say: Readonly<Record<Key, string>>): void {
  const monthly = 'time' in input.map ? [monthlyChart(input, say)] : [];
  const charts = [...monthly, ...barCharts(input, say)];
  if (charts.length > 0) builder.prose(amountColumn(input) ? say.sales : say.ordersOnly);
  for (const { name, options } of charts) builder.cell('chart', name, options);
}

function addAnalyses(builder: Builder, say: Readonly<Record<Key, string>>): void {
  const from = builder.nameFor('scope');
  const rfm = builder.nameFor('rfm');
  const metrics = builder.nameFor('metrics');
  builder.prose(say.metrics.replaceAll('{metrics.', `{${metrics}.`));
  builder.cell('metrics', 'metrics', { from });
  builder.prose(say.rfm.replaceAll('{rfm.', `{${rfm}.`));
  builder.cell('rfm', 'rfm', { from, segments: 'cn8' });
  builder.prose(say.cluster);
  const features = ['recency', 'frequency', 'monetary'];
  builder.cell('cluster', 'clusters', { from: rfm, features, k: { from: 3, to: 5 }, seed: 1 });
  builder.prose(say.persona);
  builder.cell('persona', 'personas', { segmentation: rfm, orders: from });
}
