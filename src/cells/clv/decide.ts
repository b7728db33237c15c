import type { BtydModel } from '../../analysis/btyd/model';
import type { TableInfo } from '../../model/table';
import type { ClvOptions } from './options';
import type { Outline } from './outline';
import type { Fallback } from './result';

/** Fewer customers, or fewer with a second purchase, do not carry a model with four parameters. */
const LEAST_CUSTOMERS = 100;
const LEAST_REPEAT = 30;

export interface Decision {
  readonly model: BtydModel | 'simple';
  readonly fallback: Fallback | null;
}

/** Which model is to be tried, before anything is fitted. What the reader names is used as it is named. */
export function decide(options: ClvOptions, table: TableInfo, outline: Outline): Decision {
  if (options.model !== 'auto') return { model: options.model, fallback: null };
  const fallback = reason(options, table, outline);
  return { model: fallback === null ? 'bg_nbd' : 'simple', fallback };
}

function reason(options: ClvOptions, table: TableInfo, outline: Outline): Fallback | null {
  if (options.contract ?? hasContracts(table)) return 'contract';
  if (outline.customers < LEAST_CUSTOMERS) return 'few_customers';
  return outline.repeat_customers < LEAST_REPEAT ? 'few_repeats' : null;
}

/** Contracts leave their traces in the columns. */
export function hasContracts({ columns }: TableInfo): boolean {
  return columns.some(({ name }) => name === 'contract_start' || name === 'yearly_purchase');
}
