import type { ClvFitOutput } from '../../analysis/btyd/fit-clv';
import type { BtydModel, PurchaseGroups } from '../../analysis/btyd/model';
import { clvFitTask } from '../../analysis/btyd/tasks';
import type { ComputeContext } from '../../model/cell';
import type { Decision } from './decide';
import type { ClvOptions } from './options';
import { purchaseGroupsSql, valueGroupsSql, type ValueSql } from './query';

type Context = ComputeContext<ClvOptions>;

export interface Fitted extends ClvFitOutput {
  readonly model: BtydModel;
}

/** Customers whose values are enough to fit a distribution of them. */
const LEAST_VALUES = 30;

const EMPTY = new Float64Array(0);

/** The histories that there are, with how many customers have each. */
export async function readGroups({ database }: Context, histories: string): Promise<PurchaseGroups> {
  const {
    x = EMPTY,
    recency = EMPTY,
    age = EMPTY,
    weight = EMPTY,
  } = await database.numbers(purchaseGroupsSql(histories));
  return { x, recency, age, weight };
}

/** Fits the model that was decided on. */
export async function fitModels(
  { database, analysis }: Context,
  model: BtydModel,
  purchases: PurchaseGroups,
  histories: string,
): Promise<Fitted> {
  const { x = EMPTY, z = EMPTY, weight = EMPTY } = await database.numbers(valueGroupsSql(histories));
  const enough = weight.reduce((sum, n) => sum + n, 0) >= LEAST_VALUES;
  const values = enough ? { x, z, weight } : null;
  return { model, ...(await analysis.run(clvFitTask, { model, purchases, values }, 'fit')) };
}

/** What the fit itself says against the model: where the reader did not ask for it, it is not used then. */
export function afterFit(decision: Decision, { purchases }: Fitted, { model }: ClvOptions): Decision {
  if (model !== 'auto') return decision;
  return purchases.converged ? decision : { model: 'simple', fallback: 'not_converged' };
}

/** Gamma–Gamma where it holds and has a mean, else what was observed, else nothing. */
export function valueModel(fitted: ClvFitOutput, observed: number | null): ValueSql {
  const { values } = fitted;
  if (values && values.converged && !values.atEdge && values.parameters.q > 1) {
    return { model: 'gamma_gamma', parameters: values.parameters };
  }
  return observed === null ? { model: 'none' } : { model: 'observed', mean: observed };
}
