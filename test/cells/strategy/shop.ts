import type { SegmentationInfo } from '../../../src/model/segmentation';
import type { TestDatabase } from '../../support/database';

/**
 * Customers c0000–c0999: the first hundred in `top`, the next four hundred in `mid`, the rest in `low`; recency 10, 100,
 * 400 days. The ledger knows all but c0999; every tenth customer has opted out, every fourth has no phone; the account
 * managers are 王芳 (even numbers), Lee (odd numbers below 500) and nobody.
 */
export async function makeShop(database: TestDatabase): Promise<SegmentationInfo> {
  await database.run(`CREATE OR REPLACE TABLE seg AS SELECT 'c' || printf('%04d', i) AS customer,
  CASE WHEN i < 100 THEN 'top' WHEN i < 500 THEN 'mid' ELSE 'low' END AS segment,
  CASE WHEN i < 100 THEN 10 WHEN i < 500 THEN 100 ELSE 400 END AS recency,
  CASE WHEN i < 100 THEN 8 WHEN i < 500 THEN 3 ELSE 2 END AS frequency FROM range(1000) t(i)`);
  await database.run(`CREATE OR REPLACE TABLE ledger AS SELECT 'c' || printf('%04d', i) AS customer,
  '客户' || i AS name,
  CASE WHEN i % 4 = 0 THEN CASE WHEN i % 8 = 0 THEN NULL ELSE '  ' END ELSE '138' || printf('%08d', i) END AS phone,
  CASE WHEN i % 10 = 0 THEN '否' ELSE '是' END AS consent,
  CASE WHEN i % 2 = 0 THEN '王芳' WHEN i < 500 THEN 'Lee' END AS owner FROM range(999) t(i)`);
  const segment = (key: string, rank: number, customers: number, amount: number) => ({
    segment: key,
    label_zh: `${key}客群`,
    label_en: `Group ${key}`,
    rank,
    colour: rank,
    rule: key,
    customers,
    amount,
  });
  return {
    name: 'seg',
    basis: 'value',
    segments: [
      segment('top', 1, 100, 60_000),
      segment('mid', 2, 400, 30_000),
      segment('low', 3, 500, 10_000),
    ],
  };
}
