import { correlation } from './correlation';
import { fitBtyd, type BtydFit } from './fit';
import { fitGammaGamma, type GammaGammaFit, type ValueGroups } from './gamma-gamma';
import type { BtydModel, PurchaseGroups } from './model';

export interface ClvFitInput {
  readonly model: BtydModel;
  readonly purchases: PurchaseGroups;
  /** Customers with x > 0 and z > 0; null where values are not to be fitted. */
  readonly values: ValueGroups | null;
}

export interface ClvFitOutput {
  readonly purchases: BtydFit;
  readonly values: GammaGammaFit | null;
  /** Of the number of repeat purchases with their mean value; null where one of them does not vary. */
  readonly correlation: number | null;
}

/** Fits both models, one after the other. */
export function fitClv(
  { model, purchases, values }: ClvFitInput,
  report: (done: number, total: number) => void = () => undefined,
): ClvFitOutput {
  const bought = fitBtyd(purchases, model, (done) => report(done, 6));
  return {
    purchases: bought,
    values: values && fitGammaGamma(values, (done) => report(3 + done, 6)),
    correlation: values && correlation(values),
  };
}
