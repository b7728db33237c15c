import * as v from 'valibot';
import { LOCALES } from '../i18n/dictionary';
import { REPORT_PARTS, type ReportBlock } from '../model/report';

/**
 * What a report out of a link must look like before any of it is shown. A link comes from anywhere: nothing in it is
 * believed, and all that is drawn from it is text and figures.
 */

const MOST = 5000;
/** Cards in cards. */
const DEEPEST = 4;

const text = v.pipe(v.string(), v.maxLength(200_000));
const figure = v.nullable(v.number());
const value = v.nullable(v.union([text, v.number(), v.boolean()]));
const colour = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)));
const format = v.picklist(['text', 'integer', 'number', 'percent', 'change', 'money', 'date', 'index']);
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(MOST));
const series = list(v.object({ name: text, values: list(figure), colour }));
const range = v.strictTuple([v.number(), v.number()]);

const picture = v.variant('kind', [
  v.object({
    kind: v.literal('bars'),
    categories: list(text),
    series,
    colours: v.optional(list(v.number())),
    stacked: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('lines'), categories: list(text), series }),
  v.object({ kind: v.literal('radar'), categories: list(text), series, max: v.number() }),
  v.object({
    kind: v.literal('points'),
    x: text,
    y: text,
    points: list(
      v.object({ label: text, x: v.number(), y: v.number(), size: v.optional(v.number()), colour }),
    ),
    cross: v.optional(v.object({ x: v.number(), y: v.number() })),
    range: v.optional(v.object({ x: range, y: range })),
  }),
]);

const table = v.object({
  type: v.literal('table'),
  id: text,
  title: text,
  columns: list(v.object({ label: text, format })),
  rows: list(list(value)),
  note: v.optional(text),
  /** Only which row is the sum: sizes of groups never travel. */
  groups: v.optional(
    v.object({ sizes: v.pipe(v.array(v.null()), v.maxLength(0)), total: v.optional(v.number()) }),
  ),
});

const flat = v.variant('type', [
  v.object({ type: v.literal('heading'), text }),
  v.object({ type: v.literal('text'), text }),
  v.object({ type: v.literal('note'), tone: v.picklist(['info', 'warn']), text }),
  v.object({
    type: v.literal('figures'),
    figures: list(v.object({ label: text, value, format, note: v.optional(text) })),
  }),
  v.object({
    type: v.literal('claims'),
    title: v.optional(text),
    claims: list(v.object({ text, review: v.boolean() })),
  }),
  table,
  v.object({ type: v.literal('chart'), id: text, title: text, alt: text, format, picture }),
]);

function blockSchema(depth: number): v.GenericSchema<unknown, ReportBlock> {
  if (depth === 0) return flat;
  const card = v.object({
    type: v.literal('card'),
    title: text,
    subtitle: v.optional(text),
    colour,
    blocks: list(blockSchema(depth - 1)),
  });
  return v.union([flat, card]);
}

export const sharedReportSchema = v.object({
  report: v.object({
    title: text,
    subtitle: v.nullable(text),
    author: v.nullable(text),
    asOf: v.nullable(text),
    locale: v.picklist(LOCALES),
    currency: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
    chapters: list(
      v.object({
        part: v.picklist(REPORT_PARTS),
        title: text,
        sections: list(v.object({ key: text, title: text, blocks: list(blockSchema(DEEPEST)) })),
      }),
    ),
  }),
  /** The document at level `method`, for a reader who wants to run it on a file of their own. */
  method: v.nullable(text),
});
