import { firstFarLarger } from '../../analysis/cohorts/firstFarLarger';
import type { Warning } from '../../model/warning';
import type { TableInfo } from '../../model/table';
import { hasContracts } from './decide';
import type { ClvOptions } from './options';
import type { Outline } from './outline';
import type { ClvResult } from './result';
import { parameterRows } from './parameter-rows';

/** Below so many customers the parameters move with every month. */
const FEW = 300;
/** From where on the number of purchases and their value are no strangers any more. */
const CORRELATED = 0.3;
/** Gaps that spread less than this share of their mean go by the calendar. */
const REGULAR = 0.35;
/** Customers in wrong classes, as a share and beside what chance does: beyond it the picture does not fit. */
const APART = 0.07;

/** Repeat purchases of the model beside the actual ones: beyond this share the curve runs off. */
const OFF_TRACK = 0.05;

interface Known {
  readonly options: ClvOptions;
  readonly table: TableInfo;
  readonly outline: Outline;
  readonly result: ClvResult;
  readonly regularity: number | null;
  /** New customers by month since the data begin. */
  readonly newcomers: readonly number[];
}

/** All that does not simply hold. */
export function clvWarnings(known: Known): Warning[] {
  const { outline, result } = known;
  return [
    ...fallbackWarning(result, outline),
    ...when(outline.customers < FEW && result.fallback !== 'few_customers', 'clv.few_customers', {
      customers: outline.customers,
    }),
    ...when(outline.negative > 0, 'clv.negative_values', { customers: outline.negative }),
    ...(result.used === 'simple' ? simpleWarnings(result) : modelWarnings(known)),
  ];
}

/** Why a model was not used, with what can be done. */
function fallbackWarning({ fallback }: ClvResult, outline: Outline): Warning[] {
  if (fallback === null) return [];
  const customers = fallback === 'few_repeats' ? outline.repeat_customers : outline.customers;
  return [{ code: `clv.fallback_${fallback}`, values: { customers } }];
}

function when(holds: boolean, code: Warning['code'], values: Warning['values']): Warning[] {
  return holds ? [{ code, values }] : [];
}

function simpleWarnings({ simple }: ClvResult): Warning[] {
  return [
    ...when(simple === null, 'clv.simple_impossible', {}),
    ...when(simple !== null && simple.value === null, 'clv.retention_too_high', {
      share: simple?.retention ?? null,
    }),
  ];
}

function modelWarnings({ options, table, outline, result, regularity, newcomers }: Known): Warning[] {
  const { purchases, values, correlation } = result;
  const contract = options.contract ?? hasContracts(table);
  const errors = purchases?.errors ?? null;
  const once = 1 - outline.repeat_customers / outline.customers;
  const old = firstFarLarger(newcomers);
  return [
    ...when(contract, 'clv.contract', {}),
    ...when(result.used === 'bg_nbd' && once > 0.3, 'clv.alive_once', { share: once }),
    ...when(outline.repeat_customers < 100, 'clv.few_repeats', { customers: outline.repeat_customers }),
    ...when(old !== null, 'clv.first_not_new', { ...old }),
    ...when(regularity !== null && regularity < REGULAR, 'clv.regular', { spread: regularity }),
    ...when(purchases?.at_edge === true, 'clv.at_edge', {}),
    ...when(
      purchases?.converged === false || (errors === null && !purchases?.at_edge),
      'clv.not_reliable',
      {},
    ),
    ...unidentified(result),
    ...tracked(result),
    ...when(misfit(result) > APART + 2 * chance(result), 'clv.poor_fit', { share: misfit(result) }),
    ...when(correlation !== null && Math.abs(correlation) > CORRELATED, 'clv.correlated', { correlation }),
    ...when(values !== null && values.mean === null, 'clv.infinite_mean', {
      q: values?.parameters.q ?? null,
    }),
    ...when(result.value_model === 'observed' && values?.mean !== null, 'clv.values_observed', {}),
  ];
}

/**
 * Parameters that the data hardly determine: an error as large as the estimate is an interval over a factor of seven either
 * way. Mostly a and b, of which the share a ÷ (a + b) can be well known while neither of them is.
 */
function unidentified(result: ClvResult): Warning[] {
  const symbols = parameterRows(result).flatMap(({ symbol, estimate, error }) =>
    error !== null && error >= estimate ? [symbol] : [],
  );
  return when(symbols.length > 0, 'clv.not_identified', { parameters: symbols.join(', ') });
}

/** Whether all repeat purchases up to the end are as many as the model has them, beside what chance does to their number. */
export function tracked({ tracking }: Pick<ClvResult, 'tracking'>): Warning[] {
  const { actual = 0, expected = 0 } = tracking.at(-1) ?? {};
  if (actual <= 0) return [];
  const apart = expected / actual - 1;
  const limit = OFF_TRACK + 2 / Math.sqrt(actual);
  return when(Math.abs(apart) > limit, 'clv.off_track', { actual, expected: Math.round(expected) });
}

/** Customers whom the model puts into another class of repeat purchases, as a share of all. */
export function misfit({ counts, customers }: Pick<ClvResult, 'counts' | 'customers'>): number {
  const apart = counts.reduce((sum, { actual, expected }) => sum + Math.abs(actual - expected), 0);
  return customers > 0 ? apart / 2 / customers : 0;
}

/** What `misfit` is by chance alone, on average: counts spread about what is expected of them. */
function chance({ counts, customers }: Pick<ClvResult, 'counts' | 'customers'>): number {
  const spread = counts.reduce((sum, { expected }) => sum + Math.sqrt((2 * expected) / Math.PI), 0);
  return customers > 0 ? spread / 2 / customers : 0;
}
