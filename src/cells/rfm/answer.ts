import { isRecord } from '../../lib/is-record';
import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { ident } from '../../sql/sql';
import { MEASURES, type PerMeasure, type RfmOptions } from './options';
import { movesSql, publishedMeasuresSql } from './query';
import type { Sensitivity, WhatIf } from './question';
import { makeScale } from './scale';
import { sensitivity } from './sensitivity';

/**
 * Answers from the table that the last run published: what other cuts would give, and how many customers change their
 * segment when a cut or the date moves.
 */
export async function answer(
  context: ComputeContext<RfmOptions>,
  question: unknown,
): Promise<WhatIf | Sensitivity> {
  const { database, name, options } = context;
  const asked = isRecord(question) ? question : {};
  const measures = `__${name}_asked`;
  await database.run(
    `CREATE OR REPLACE TEMP VIEW ${ident(measures)} AS\n${publishedMeasuresSql(name, options.monetary)}`,
  );
  if (asked['ask'] === 'what_if') return whatIf(context, measures, asked['cuts']);
  if (asked['ask'] === 'sensitivity') {
    const asOf = asked['as_of'];
    return sensitivity(context, measures, typeof asOf === 'string' ? asOf : null);
  }
  throw new KequnError('engine.internal', `unknown question: ${String(asked['ask'])}`);
}

interface Move {
  readonly before: string;
  readonly after: string;
  readonly customers: number;
  readonly amount: number;
}

/** As a run with these cuts would have it. */
async function whatIf(
  { database, options }: ComputeContext<RfmOptions>,
  measures: string,
  cuts: unknown,
): Promise<WhatIf> {
  const scale = await makeScale(database, measures, {
    ...options,
    cuts: { ...options.cuts, ...cutsIn(cuts) },
  });
  const moves = await database.rows<Move>(movesSql(measures, scale, 'was'));
  const sum = (keep: (move: Move) => boolean, of: 'customers' | 'amount' = 'customers') =>
    moves.reduce((total, move) => total + (keep(move) ? move[of] : 0), 0);
  return {
    segments: scale.rules.map(({ segment }) => ({
      segment,
      customers: sum(({ after }) => after === segment),
      amount: sum(({ after }) => after === segment, 'amount'),
      before: sum(({ before }) => before === segment),
    })),
    changed: sum(({ before, after }) => before !== after),
    customers: sum(() => true),
  };
}

/** Ascending cuts by measure; what is none is passed over. */
function cutsIn(value: unknown): Partial<PerMeasure<readonly number[]>> {
  const given = isRecord(value) ? value : {};
  const entries = MEASURES.flatMap((measure) => {
    const list: unknown = given[measure];
    if (!Array.isArray(list)) return [];
    const cuts = list.filter((cut): cut is number => typeof cut === 'number' && Number.isFinite(cut));
    return [[measure, cuts.sort((a, b) => a - b)] as const];
  });
  return Object.fromEntries(entries);
}
