import { normaliseKpi, type KpiOptions } from '../../../src/cells/kpi/options';
import type { KpiLive, KpiResult, LiveValue } from '../../../src/cells/kpi/result';
import type { Database } from '../../../src/model/database';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import type { TableInfo } from '../../../src/model/table';
import { runCell } from '../../support/run-cell';

export interface RanKpi {
  readonly result: KpiResult;
  readonly warnings: readonly { readonly code: string }[];
  readonly statements: readonly { readonly title: string; readonly sql: string }[];
  kpi(key: string): KpiLive;
  /** A KPI's value in a period. */
  at(key: string, period: string): LiveValue;
}

/** Options as they come from the document. */
export function kpiOptions(stored: unknown): KpiOptions {
  const normalised = normaliseKpi(stored);
  if (!normalised.ok) throw new Error(JSON.stringify(normalised.problems));
  return normalised.options;
}

/** Runs a KPI cell over the tables of a database. */
export async function runKpi(
  database: Database,
  options: Readonly<Record<string, unknown>>,
  tables: readonly (string | TableInfo)[] = ['orders'],
  segmentations: readonly SegmentationInfo[] = [],
): Promise<RanKpi> {
  const run = await runCell('kpi', { options, tables, segmentations }, database);
  const result = run.result as KpiResult;
  const kpi = (key: string) => {
    const found = result.kpis.find((one) => one.key === key);
    if (!found) throw new Error(`missing kpi: ${key}`);
    return found;
  };
  const at = (key: string, period: string) => {
    const found = kpi(key).periods.find((one) => one.period === period);
    if (!found) throw new Error(`missing period: ${key} ${period}`);
    return found;
  };
  return { result, warnings: run.warnings, statements: run.statements, kpi, at };
}
