import type { NumericColumn } from '../../model/database';
import type { Database } from '../../model/database';
import type { RulesOutput } from '../../analysis/rules/mine';
import type { RuleRow } from '../../analysis/rules/rule-rows';
import type { SequenceRow } from '../../analysis/rules/sequences';
import { work } from './query';

type Columns<Row> = Readonly<Record<string, (row: Row, at: number) => number>>;

function columnsOf<Row>(rows: readonly Row[], columns: Columns<Row>): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, Float64Array.from(rows, value)]),
  );
}

/** A row for each item of each set; sets are numbered from 1 on. */
function setColumns(sets: readonly ArrayLike<number>[]): Record<string, NumericColumn> {
  const total = sets.reduce((sum, { length }) => sum + length, 0);
  const id = new Int32Array(total);
  const item = new Int32Array(total);
  let at = 0;
  sets.forEach((set, i) => {
    id.fill(i + 1, at, at + set.length);
    item.set(set, at);
    at += set.length;
  });
  return { id, item };
}

const MEASURES: Columns<RuleRow> = {
  length: ({ antecedent, consequent }) => antecedent.length + consequent.length,
  count: ({ count }) => count,
  support: ({ support }) => support,
  confidence: ({ confidence }) => confidence,
  lift: ({ lift }) => lift,
  leverage: ({ leverage }) => leverage,
  conviction: ({ conviction }) => conviction,
  zhang: ({ zhang }) => zhang,
  jaccard: ({ jaccard }) => jaccard,
  certainty: ({ certainty }) => certainty,
  kulczynski: ({ kulczynski }) => kulczynski,
  antecedent_count: ({ antecedentCount }) => antecedentCount,
  consequent_count: ({ consequentCount }) => consequentCount,
  p: ({ lnP }) => Math.exp(lnP),
  q: ({ lnQ }) => Math.exp(lnQ),
};

/** Rules as numbers; the left side of rule n is set 2n − 1, the right one 2n. */
export async function insertRules(database: Database, cell: string, rows: readonly RuleRow[]): Promise<void> {
  await database.insert(work(cell, 'rules'), columnsOf(rows, { rank: (_, at) => at + 1, ...MEASURES }));
  await insertSides(database, cell, rows);
}

async function insertSides(
  database: Database,
  cell: string,
  rows: readonly Pick<RuleRow, 'antecedent' | 'consequent'>[],
): Promise<void> {
  const sides = rows.flatMap(({ antecedent, consequent }) => [antecedent, consequent]);
  await database.insert(work(cell, 'sets'), setColumns(sides));
}

/** Frequent sets as numbers. */
export async function insertItemsets(
  database: Database,
  cell: string,
  { levels, baskets }: Pick<RulesOutput, 'levels' | 'baskets'>,
): Promise<void> {
  const sets: Int32Array[] = [];
  const rows: { length: number; count: number }[] = [];
  for (const level of levels) {
    level.counts.forEach((count, at) => {
      sets.push(level.sets.subarray(at * level.length, (at + 1) * level.length));
      rows.push({ length: level.length, count });
    });
  }
  await database.insert(
    work(cell, 'rules'),
    columnsOf(rows, {
      id: (_, at) => at + 1,
      length: ({ length }) => length,
      count: ({ count }) => count,
      support: ({ count }) => count / baskets,
    }),
  );
  await database.insert(work(cell, 'sets'), setColumns(sets));
}

/** The rules of segments as numbers; what nobody else can tell is infinite. */
export async function insertContrasts(
  database: Database,
  cell: string,
  { contrasts }: Pick<RulesOutput, 'contrasts'>,
): Promise<void> {
  const rows = contrasts.flatMap(({ group, rows: own }) =>
    own.map((row, place) => ({ ...row, group, place: place + 1 })),
  );
  await database.insert(
    work(cell, 'rules'),
    columnsOf(rows, {
      rank: (_, at) => at + 1,
      segment: ({ group }) => group,
      place: ({ place }) => place,
      count: ({ count }) => count,
      support: ({ support }) => support,
      confidence: ({ confidence }) => confidence,
      lift: ({ lift }) => lift,
      rest_count: ({ rest }) => rest.count,
      rest_confidence: ({ rest }) => rest.confidence ?? Infinity,
      rest_lift: ({ rest }) => rest.lift ?? Infinity,
      q: ({ lnApart }) => Math.exp(lnApart),
    }),
  );
  await insertSides(database, cell, rows);
}

/** Sequence rules as numbers. */
export async function insertSequences(
  database: Database,
  cell: string,
  rows: readonly SequenceRow[],
): Promise<void> {
  await database.insert(
    work(cell, 'sequences'),
    columnsOf(rows, {
      rank: (_, at) => at + 1,
      antecedent: ({ antecedent }) => antecedent,
      consequent: ({ consequent }) => consequent,
      count: ({ count }) => count,
      antecedent_count: ({ antecedentCount }) => antecedentCount,
      support: ({ support }) => support,
      confidence: ({ confidence }) => confidence,
      base_rate: ({ confidence, lift }) => confidence / lift,
      lift: ({ lift }) => lift,
      median_gap_days: ({ gap }) => gap,
      p: ({ lnP }) => Math.exp(lnP),
      q: ({ lnQ }) => Math.exp(lnQ),
    }),
  );
}
