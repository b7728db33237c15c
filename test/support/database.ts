import { openNodeDuckDB } from '../../src/engine/node';
import type { DuckDatabase } from '../../src/engine/runtime/duck-database';

export type TestDatabase = DuckDatabase & { close(): Promise<void> };

/** A fresh engine for a test file: open it in `beforeAll`, close it in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const duck = await openNodeDuckDB();
  return Object.assign(duck.connect(), { close: () => duck.close() });
}
