import type { MemoryInfo } from '../protocol';
import type { DuckDatabase } from './duck-database';
import { MEMORY_QUERY } from '../../sql/table/memory';

const UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** What the engine holds and may hold. */
export async function readMemory(database: DuckDatabase): Promise<MemoryInfo> {
  const [row] = await database.rows<{ used: number; memory_limit: string }>(MEMORY_QUERY);
  return { used: row?.used ?? 0, limit: parseSize(row?.memory_limit ?? ''), heap: null };
}

/** DuckDB's way of writing sizes (`3.1 GiB`) in bytes; 0 where it cannot be read. */
export function parseSize(size: string): number {
  const match = /^([\d.]+) (\w+)$/.exec(size);
  return match ? Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1) : 0;
}
