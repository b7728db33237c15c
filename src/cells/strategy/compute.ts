import type { Compute, ComputeContext, Statement } from '../../model/cell';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { chosen } from '../normalise';
import { makeLists, type Lists } from './lists';
import { natureOf } from './nature';
import type { StrategyOptions } from './options';
import { behaviourSql, segmentsTable } from './query';
import type { SegmentFacts, StrategyResult } from './result';
import { listSource, type Source } from './source';

/**
 * Sets the segments beside each other and makes the lists of the measures. The author's words are no part of it: they
 * stay in the options. Publishes `name` (a row a segment), `name_lists` and a view for every list.
 */
export const compute: Compute<StrategyOptions, StrategyResult> = async (context) => {
  const { database, options, name } = context;
  const table = context.table(chosen(options.segmentation, 'segmentation'));
  const segmentation = context.segmentation(options.segmentation);
  context.progress({ stage: 'query', done: 0 });
  const { segments, statement } = await segmentFacts(context, segmentation, table);
  await replaceRelation(database, name, 'TABLE', segmentsTable(segments));
  const source = await listSource(context, segmentation, table);
  const lists = await makeLists(context, source);
  const result: StrategyResult = {
    segmentation: options.segmentation,
    customers: segments.reduce((sum, { customers }) => sum + customers, 0),
    amount: totalAmount(segmentation),
    segments,
    lists: lists.facts,
    on_several: lists.onSeveral,
    consent: source.consent?.table ?? null,
    contacts: source.contacts,
    has_owner: source.hasOwner,
  };
  return {
    tables: [await describeTable(database, name, { key: 'segment', unique: ['segment'] }), ...lists.tables],
    result,
    warnings: warningsOf(result, options, source, lists),
    statements: [statement, ...lists.statements],
  };
};

async function segmentFacts(
  { database }: ComputeContext<StrategyOptions>,
  segmentation: SegmentationInfo,
  table: TableInfo,
): Promise<{ segments: SegmentFacts[]; statement: Statement }> {
  const sql = behaviourSql(table.name, (column) => table.columns.some(({ name }) => name === column));
  const rows = await database.rows<{
    segment: string | null;
    recency: number | null;
    frequency: number | null;
  }>(sql);
  const all = rows.find(({ segment }) => segment === null);
  const of = new Map(rows.map((row) => [row.segment, row]));
  const customers = segmentation.segments.reduce((sum, one) => sum + one.customers, 0);
  const amount = totalAmount(segmentation);
  const segments = segmentation.segments.map((one): SegmentFacts => {
    const { segment, label_zh, label_en, colour, rank } = one;
    const { recency = null, frequency = null } = of.get(segment) ?? {};
    const value_index =
      one.amount === null || amount === null || !(amount > 0) || one.customers === 0
        ? null
        : one.amount / one.customers / (amount / customers);
    const { nature, by } = natureOf(one, {
      value_index,
      recency,
      frequency,
      all_recency: all?.recency ?? null,
    });
    return {
      ...{ segment, label_zh, label_en, colour, rank, customers: one.customers },
      share: customers > 0 ? one.customers / customers : 0,
      amount: one.amount,
      amount_share: amount !== null && amount > 0 && one.amount !== null ? one.amount / amount : null,
      ...{ value_index, recency, frequency, nature, nature_by: by },
    };
  });
  return { segments, statement: { title: 'segments', sql } };
}

/** Null where no segment has an amount. */
function totalAmount({ segments }: SegmentationInfo): number | null {
  const known = segments.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

function warningsOf(
  { lists, contacts }: StrategyResult,
  { measures }: StrategyOptions,
  { consent, repeated }: Source,
  { tables }: Lists,
): Warning[] {
  if (tables.length <= 1) return [];
  const missing = measures.flatMap(({ key, contact }) =>
    key !== null && contact !== null && !contacts.includes(contact) ? [{ key, contact }] : [],
  );
  return [
    ...(consent === null ? [{ code: 'strategy.no_consent', values: {} } as const] : []),
    ...(repeated > 0
      ? [{ code: 'strategy.contacts_repeated', values: { customers: repeated } } as const]
      : []),
    ...missing.map(({ key, contact }): Warning => ({
      code: 'strategy.no_contact_column',
      values: { list: key, field: contact },
    })),
    ...lists.flatMap(({ key, gone }): Warning[] =>
      gone.length > 0
        ? [{ code: 'strategy.segments_gone', values: { list: key, segments: gone.join(', ') } }]
        : [],
    ),
    ...lists.flatMap(({ key, handed_over }): Warning[] =>
      handed_over === 0 ? [{ code: 'strategy.list_empty', values: { list: key } }] : [],
    ),
  ];
}
