import { nearTask } from '../../analysis/near/task';
import { translate } from '../../i18n/dictionary';
import { fieldNames } from '../../i18n/shell/fields';
import type { ComputeContext, Statement } from '../../model/cell';
import { isKnownField } from '../../model/fields';
import type { TableInfo } from '../../model/table';
import { typed } from '../../sql/ledger/canonical';
import { companyName } from '../../sql/ledger/identity';
import { keysSql } from '../../sql/ledger/matching';
import { changesSql, NO_CHANGES } from '../../sql/ledger/memory';
import {
  companyNamesSql,
  conflictsSql,
  groupsSql,
  heldReviewSql,
  type NearPair,
  nearReviewSql,
  outliersSql,
  publishedContactsSql,
} from '../../sql/ledger/tables';
import type { Scratch } from '../../sql/ledger/scratch';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import type { Built, Shown } from './build';
import type { LedgerPart } from './definition';
import type { LedgerOptions } from './options';
import { ledgerSql, missingSql, type MissingWords, withCompleteness } from './query';
import { strings } from './strings';

export interface Published {
  readonly tables: readonly TableInfo[];
  readonly statements: readonly Statement[];
}

/** Makes the tables of the ledger. */
export async function publishLedger(
  context: ComputeContext<LedgerOptions>,
  scratch: Scratch,
  built: Built,
  shown: Shown,
): Promise<Published> {
  const { name, database, options } = context;
  const { matched, compared } = built;
  const draft = ledgerSql(columnsOf(built, shown));
  const table = await scratch.table('draft', draft);
  const queries: Readonly<Record<LedgerPart, string>> = {
    conflicts: conflictsSql(built.resolved.lost, matched.customers),
    missing: missingSql(name, missingWords(built.required)),
    keys: keysSql(
      matched.roots,
      matched.customers,
      built.tables.map(({ table: one }) => one.name),
    ),
    contacts: publishedContactsSql(shown.contacts ?? '', matched.customers),
    changes: compared.known ? changesSql({ ...compared, known: compared.known }) : NO_CHANGES,
    review: await reviewSql(context, built, shown),
    outliers: outliersSql(name, built.decisions.verified, options.outliers),
    groups: groupsSql(name),
  };
  await replaceRelation(database, name, 'TABLE', withCompleteness(table, built.required));
  const tables = [await describeTable(database, name, { key: 'customer', unique: ['customer'] })];
  for (const [part, query] of Object.entries(queries)) {
    await replaceRelation(database, `${name}_${part}`, 'TABLE', query);
    tables.push(await describeTable(database, `${name}_${part}`));
  }
  return { tables, statements: [{ title: 'ledger', sql: draft }] };
}

function columnsOf(
  { matched, compared, memory, resolved }: Built,
  shown: Shown,
): Parameters<typeof ledgerSql>[0] {
  const has = (name: string) => compared.fields.includes(name);
  const cast = (name: string, type: string) => `TRY_CAST(${name} AS ${type})`;
  return {
    customers: matched.customers,
    shown: shown.shown,
    orders: shown.orders,
    contacts: shown.contactMeasures,
    categories: shown.categories,
    members: shown.members,
    fields: resolved.fields.map(({ name, type }) => typed(name, type)),
    hasAge: has('age'),
    hasBirth: has('birth_date'),
    contractFrom: [
      ...(has('contract_start') ? [cast('contract_start', 'DATE')] : []),
      ...(has('registered_time') ? [cast('registered_time', 'DATE')] : []),
      ...(shown.orders ? ['first_order::DATE'] : []),
    ],
    yearlyFromOrders: shown.orders !== null && shown.hasAmount,
    hasYearly: has('yearly_purchase'),
    remembered: memory !== null,
    asOf: shown.asOf?.date ?? null,
  };
}

/** What a required field is called in both languages: the list goes to people who call. */
function missingWords(required: readonly string[]): MissingWords[] {
  return required.map((field) => {
    const own = field === 'reach' || field === 'region' ? field : null;
    const named = (locale: 'zh-CN' | 'en') =>
      own
        ? translate(strings, locale, own)
        : isKnownField(field)
          ? translate(fieldNames, locale, field)
          : field;
    return { field, zh: named('zh-CN'), en: named('en') };
  });
}

/** What only the reader can decide: ids joined by too much, companies of nearly one name. */
async function reviewSql(
  context: ComputeContext<LedgerOptions>,
  built: Built,
  shown: Shown,
): Promise<string> {
  const { matched, decisions, tables } = built;
  const names = tables.map(({ table }) => table.name);
  const held = heldReviewSql(matched.held, decisions.apart, names, shown.shown, matched.customers);
  const near = nearReviewSql(
    await nearPairs(context, shown.shown),
    decisions.apart,
    shown.shown,
    matched.customers,
  );
  return near === '' ? held : `(${held}) UNION ALL (${near})`;
}

/** Names of companies that may be spellings of one, or one name that several customers have. */
async function nearPairs(
  { options, database, analysis }: ComputeContext<LedgerOptions>,
  shown: string,
): Promise<NearPair[]> {
  if (options.near === null) return [];
  const rows = await database.rows<{ name: string; customers: number }>(
    companyNamesSql(shown, companyName('name')),
  );
  const values = rows.map(({ name }) => name);
  const counts = rows.map(({ customers }) => customers);
  const input = {
    values,
    counts,
    methods: ['fold', 'fingerprint', 'similar', 'pinyin'],
    threshold: options.near.name,
  } as const;
  const { clusters } = await analysis.run(nearTask, input, 'near');
  const near = clusters.map(({ members }) =>
    members.map(({ value, similarity }) => ({ name: value, similarity })),
  );
  const inCluster = new Set(near.flat().map(({ name }) => name));
  const same = rows
    .filter(({ name, customers }) => customers > 1 && !inCluster.has(name))
    .map(({ name }) => [{ name, similarity: 1 }]);
  return [...near, ...same].flatMap((members, group) =>
    members.map(({ name, similarity }) => ({ group: group + 1, name, similarity })),
  );
}
