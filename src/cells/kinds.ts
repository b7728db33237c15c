import type { CellDefinition, CellKind } from '../model/cell';
import { chart } from './chart/definition';
import { clean } from './clean/definition';
import { cluster } from './cluster/definition';
import { compare } from './compare/definition';
import { competitors } from './competitors/definition';
import { clv } from './clv/definition';
import { cohort } from './cohort/definition';
import { ledger } from './ledger/definition';
import { lifecycle } from './lifecycle/definition';
import { metrics } from './metrics/definition';
import { migration } from './migration/definition';
import { persona } from './persona/definition';
import { plan } from './plan/definition';
import { position } from './position/definition';
import { profile } from './profile/definition';
import { rfm } from './rfm/definition';
import { rules } from './rules/definition';
import { scope } from './scope/definition';
import { source } from './source/definition';
import { tags } from './tags/definition';
import { forces } from './forces/definition';
import { market } from './market/definition';
import { groups } from './groups/definition';
import { needs } from './needs/definition';
import { sql } from './sql/definition';
import { swot } from './swot/definition';
import { kpi } from './kpi/definition';
import { strategy } from './strategy/definition';
import { tree } from './tree/definition';
import { tiers } from './tiers/definition';

/** Every kind of cell. Runs on the page and in the engine: no Svelte, nothing heavy. */
export const KINDS = {
  scope,
  source,
  profile,
  clean,
  ledger,
  sql,
  chart,
  metrics,
  rfm,
  tiers,
  cluster,
  tree,
  compare,
  tags,
  migration,
  rules,
  groups,
  lifecycle,
  cohort,
  clv,
  needs,
  persona,
  swot,
  forces,
  strategy,
  kpi,
  market,
  competitors,
  position,
  plan,
} satisfies Record<CellKind, CellDefinition>;

/** The definition of a kind, seen without its own types. */
export function kindDefinition(kind: CellKind): CellDefinition {
  return KINDS[kind];
}
