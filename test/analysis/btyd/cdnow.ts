import { readFileSync } from 'node:fs';
import type { PurchaseGroups } from '../../../src/analysis/btyd/model';
import type { ValueGroups } from '../../../src/analysis/btyd/gamma-gamma';
import { sharedData } from '../../support/shared-data';

export interface CdnowCustomer {
  readonly id: string;
  readonly x: number;
  readonly recency: number;
  readonly age: number;
  readonly z: number;
  /** Days of purchases, since 1997-01-01. */
  readonly days: readonly number[];
}

/** Customers of a CDNOW file as the literature counts them: days merged, nothing after `end`. In file order. */
export function cdnowCustomers(file: 'master' | 'sample', end: string): CdnowCustomer[] {
  const path = sharedData(`cdnow/CDNOW_${file}.txt`);
  if (!path) throw new Error(`missing file: CDNOW_${file}.txt`);
  const last = dayOf(end.replaceAll('-', ''));
  const byCustomer = new Map<string, Map<number, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const parts = line.trim().split(/\s+/);
    const [id = '', date = '', , amount = ''] = file === 'sample' ? parts.slice(1) : parts;
    if (!/^\d{8}$/.test(date) || dayOf(date) > last) continue;
    const days = byCustomer.get(id) ?? new Map<number, number>();
    days.set(dayOf(date), (days.get(dayOf(date)) ?? 0) + Number(amount));
    byCustomer.set(id, days);
  }
  return [...byCustomer].map(([id, days]) => summary(id, days, last));
}

function summary(id: string, amounts: ReadonlyMap<number, number>, last: number): CdnowCustomer {
  const days = [...amounts.keys()].sort((a, b) => a - b);
  const first = days[0] ?? 0;
  const x = days.length - 1;
  const repeat = days.slice(1).reduce((sum, day) => sum + (amounts.get(day) ?? 0), 0);
  return { id, x, recency: (days.at(-1) ?? 0) - first, age: last - first, z: x > 0 ? repeat / x : 0, days };
}

function dayOf(date: string): number {
  const iso = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return (Date.parse(iso) - Date.parse('1997-01-01')) / 86_400_000;
}

/** Equal histories together, in weeks or days. */
export function purchaseGroups(customers: readonly CdnowCustomer[], unit = 1): PurchaseGroups {
  const counts = new Map<string, { x: number; recency: number; age: number; n: number }>();
  for (const { x, recency, age } of customers) {
    const key = `${x}/${age}/${recency}`;
    const group = counts.get(key) ?? { x, recency, age, n: 0 };
    group.n += 1;
    counts.set(key, group);
  }
  const rows = [...counts.values()].sort((p, q) => p.x - q.x || p.age - q.age || p.recency - q.recency);
  return {
    x: Float64Array.from(rows, ({ x }) => x),
    recency: Float64Array.from(rows, ({ recency }) => recency / unit),
    age: Float64Array.from(rows, ({ age }) => age / unit),
    weight: Float64Array.from(rows, ({ n }) => n),
  };
}

/** Customers with a repeat purchase of some value. */
export function valueGroups(customers: readonly CdnowCustomer[]): ValueGroups {
  const rows = customers.filter(({ x, z }) => x > 0 && z > 0).sort((p, q) => p.x - q.x || p.z - q.z);
  return {
    x: Float64Array.from(rows, ({ x }) => x),
    z: Float64Array.from(rows, ({ z }) => z),
    weight: Float64Array.from(rows, () => 1),
  };
}
