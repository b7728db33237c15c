import type { PurchaseGroups } from '../../analysis/btyd/model';
import type { ClvPredictOutput } from '../../analysis/btyd/predict-clv';
import { clvPredictTask } from '../../analysis/btyd/tasks';
import type { ComputeContext } from '../../model/cell';
import type { OrderDays } from '../../sql/intervals/order-days';
import { addDays, dayNumber } from '../../sql/metrics/spans';
import type { Fitted } from './fit';
import type { ClvOptions } from './options';
import type { Outline } from './outline';
import { birthsSql, repeatDaysSql } from './query';
import type { ClvResult } from './result';

/** The last class of the counts of repeat purchases. */
export const MOST_REPEAT = 7;
/** A month as the models count it. */
export const MONTH = 30;
/** Weeks that are drawn at most: a longer time is drawn with every second, third, … week. */
const MOST_POINTS = 160;

export interface Predicted {
  readonly output: ClvPredictOutput;
  readonly tracking: ClvResult['tracking'];
}

/** What the model expects, beside what happened. */
export async function predict(
  { database, analysis, options }: ComputeContext<ClvOptions>,
  { names, lastDay }: OrderDays,
  { first }: Outline,
  histories: string,
  purchases: PurchaseGroups,
  { model, purchases: fit }: Fitted,
): Promise<Predicted> {
  const read = (sql: string) => database.rows<{ day: number; n: number }>(sql);
  const span = dayNumber(lastDay) - dayNumber(first);
  const births = perDay(await read(birthsSql(histories, first)), span);
  const actual = cumulated(perDay(await read(repeatDaysSql(names, histories, first)), span));
  const trackDays = weekEnds(span);
  const { horizon: months, discount } = options;
  const output = await analysis.run(
    clvPredictTask,
    {
      ...{ model, purchases, months, discount, births },
      // Handed over: the days are needed here afterwards.
      trackDays: Float64Array.from(trackDays),
      parameters: fit.parameters,
      month: MONTH,
      most: MOST_REPEAT,
    },
    'predict',
  );
  const tracking = trackDays.map((day, i) => ({
    date: addDays(first, day),
    week: Math.ceil((day + 1) / 7),
    actual: actual[day] as number,
    expected: output.tracked[i] as number,
  }));
  return { output, tracking };
}

/** The last days of weeks since the first purchase of all, and the last day observed. */
function weekEnds(span: number): number[] {
  const step = 7 * Math.max(1, Math.ceil(span / 7 / MOST_POINTS));
  const ends: number[] = [];
  for (let day = step - 1; day < span; day += step) ends.push(day);
  return [...ends, span];
}

function perDay(counts: readonly { day: number; n: number }[], span: number): Float64Array {
  const days = new Float64Array(span + 1);
  for (const { day, n } of counts) days[day] = n;
  return days;
}

function cumulated(days: Float64Array): Float64Array {
  let sum = 0;
  return days.map((n) => (sum += n));
}
