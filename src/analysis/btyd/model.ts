/** Models of when customers buy and when they stop. MBG/NBD lets a customer stop right after the first purchase too. */
export const BTYD_MODELS = ['bg_nbd', 'mbg_nbd'] as const;
export type BtydModel = (typeof BTYD_MODELS)[number];

/** Purchase rates are gamma(r, alpha), chances to stop after a purchase beta(a, b). `alpha` is in the unit of the times. */
export interface BtydParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Customers with the same history: `x` repeat purchases, the last one `recency` after the first purchase, observed for
 * `age`; `weight` says how many they are. Equally long.
 */
export interface PurchaseGroups {
  readonly x: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly weight: Float64Array;
}

/** How many times a customer could have stopped before the repeat purchases are counted: 0 for BG/NBD, 1 for MBG/NBD. */
export function chancesToStop(model: BtydModel): number {
  return model === 'mbg_nbd' ? 1 : 0;
}
