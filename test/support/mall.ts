import { readFileSync } from 'node:fs';
import type { Points } from '../../src/analysis/kmeans/points';
import { sharedData } from './shared-data';

/** Income and score of the 200 customers of the Mall data, as they are. */
export function mallPoints(): Points {
  const path = sharedData('mall/Mall_Customers.csv');
  if (!path) throw new Error('missing data: mall');
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(',').slice(-2).map(Number));
  return { values: Float64Array.from(rows.flat()), dimensions: 2 };
}
