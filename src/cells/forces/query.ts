import { valuesSql } from '../../sql/table/values';
import { FORCES } from './options';
import type { TargetForces } from './result';

/** The published table: `target`, a column a force, `intensity`; a row a target, the market as a whole first. */
export function forcesSql(targets: readonly TargetForces[]): string {
  const measures = [...FORCES, 'intensity'] as const;
  return valuesSql(
    { target: 'VARCHAR', ...Object.fromEntries(measures.map((name) => [name, 'DOUBLE'])) },
    targets.map(({ segment, forces, intensity }) => [
      segment,
      ...FORCES.map((force) => forces[force]),
      intensity,
    ]),
  );
}
