import type { CustomerColumn } from '../customer-columns';
import type { Dimension, How } from './options';

const BY_NAME: Readonly<Record<string, How>> = {
  province: 'province',
  address: 'province',
  city: 'city_tier',
  country: 'country',
  age: 'age',
  birth_date: 'age',
  company_size: 'headcount',
  frequency: 'loyalty',
  frequency_12m: 'loyalty',
  frequency_per_month: 'usage',
};

export const NUMERIC = /^(DECIMAL|DOUBLE|FLOAT|REAL|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)/;
export const DATED = /^(DATE|TIMESTAMP)/;

/** How a column's values become groups: as asked, else by its name and type. */
export function howOf({ column, as }: Dimension, { type }: Pick<CustomerColumn, 'type'>): How {
  if (as !== null) return as;
  const known = Object.hasOwn(BY_NAME, column.toLowerCase()) ? BY_NAME[column.toLowerCase()] : undefined;
  if (known) return known;
  if (DATED.test(type)) return 'tenure';
  return NUMERIC.test(type) ? 'bands' : 'value';
}

/** Hows that read a text value by value. */
export function readsText(how: How, { type }: Pick<CustomerColumn, 'type'>): boolean {
  if (how === 'headcount') return !NUMERIC.test(type);
  return ['value', 'country', 'province', 'large_region', 'city', 'city_tier', 'climate'].includes(how);
}

export function readsPlaces(how: How): boolean {
  return ['province', 'large_region', 'city', 'city_tier', 'climate'].includes(how);
}

/** Bands have an order. */
export function isOrdered(how: How): boolean {
  return ['city_tier', 'bands', 'age', 'tenure', 'headcount', 'loyalty', 'usage'].includes(how);
}
