import type { Words } from './words';

/** Figures that are shares; others are plain numbers, or money. */
const SHARES = [
  'promotion_share',
  'mean_discount',
  'return_share_amount',
  'return_share_pieces',
  'p_alive',
  'repurchase',
];
const MONEY = ['per_customer', 'per_order', 'clv', 'margin', 'monetary', 'amount', 'average_order_value'];

/** A figure of customers as it is written: a share, money or a number with as many digits as say something. */
export function numberText(measure: string, value: number, words: Words): string {
  if (SHARES.includes(measure)) return words.percent(value);
  if (MONEY.includes(measure)) return words.money(value);
  if (measure === 'recency') return words.number(value);
  if (measure === 'frequency') return words.number(value, 1);
  const size = Math.abs(value);
  return words.number(value, size < 10 ? 2 : size < 100 ? 1 : 0);
}
