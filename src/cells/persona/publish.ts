import type { Database } from '../../model/database';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { tableOf } from './query';
import { MEASURES, type PersonaResult } from './result';

const NAMED = { segment: 'VARCHAR', label_zh: 'VARCHAR', label_en: 'VARCHAR' };

/** Publishes what is shown, and nothing else: `name`, a row a group, and `name_values`, a row a value of a group. */
export async function publish(database: Database, name: string, result: PersonaResult): Promise<TableInfo[]> {
  await database.run(tableOf(name, groupColumns(), groupRows(result)));
  const values = `${name}_values`;
  await database.run(tableOf(values, VALUE_COLUMNS, valueRows(result)));
  return [
    await describeTable(database, name, { key: 'segment', unique: ['segment'] }),
    await describeTable(database, values, {}),
  ];
}

function groupColumns(): Record<string, string> {
  const measures = MEASURES.flatMap((measure) => [
    [measure, 'DOUBLE'],
    [`${measure}_index`, 'DOUBLE'],
  ]);
  return {
    ...NAMED,
    customers: 'BIGINT',
    share: 'DOUBLE',
    amount: 'DOUBLE',
    amount_share: 'DOUBLE',
    ...Object.fromEntries(measures),
  };
}

function groupRows({ segments }: PersonaResult) {
  return segments.map(({ segment, label_zh, label_en, figures, indexes }) => [
    segment,
    label_zh,
    label_en,
    figures?.customers ?? null,
    figures?.share ?? null,
    figures?.amount ?? null,
    figures?.amount_share ?? null,
    ...MEASURES.flatMap((measure) => [figures?.measures[measure] ?? null, indexes?.[measure] ?? null]),
  ]);
}

const VALUE_COLUMNS = {
  ...NAMED,
  attribute: 'VARCHAR',
  value: 'VARCHAR',
  customers: 'BIGINT',
  known: 'BIGINT',
  share: 'DOUBLE',
  share_all: 'DOUBLE',
  index: 'DOUBLE',
};

function valueRows({ segments }: PersonaResult) {
  return segments.flatMap(({ segment, label_zh, label_en, lists }) =>
    lists.flatMap(({ attribute, known, values }) =>
      values.map(({ value, customers, share, share_all, index }) => [
        segment,
        label_zh,
        label_en,
        attribute,
        value,
        customers,
        known,
        share,
        share_all,
        index,
      ]),
    ),
  );
}
