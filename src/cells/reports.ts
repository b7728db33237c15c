import type { CellKind } from '../model/cell';
import type { CellReport } from '../model/report';

/** A kind's report seen without its own types: whoever asks hands it the options and result of its own kind. */
export type AnyReport = CellReport<never, never>;

/** What each kind says in a report, fetched when one is made; null where it says nothing (its table is another's). */
export const REPORTS = {
  scope: () => import('./scope/report'),
  source: () => import('./source/report'),
  profile: () => import('./profile/report'),
  clean: () => import('./clean/report'),
  ledger: () => import('./ledger/report'),
  sql: null,
  chart: () => import('./chart/report'),
  metrics: () => import('./metrics/report'),
  rfm: () => import('./rfm/report'),
  tiers: () => import('./tiers/report'),
  cluster: () => import('./cluster/report'),
  tree: () => import('./tree/report'),
  compare: () => import('./compare/report'),
  tags: () => import('./tags/report'),
  migration: () => import('./migration/report'),
  rules: () => import('./rules/report'),
  groups: () => import('./groups/report'),
  lifecycle: () => import('./lifecycle/report'),
  cohort: () => import('./cohort/report'),
  clv: () => import('./clv/report'),
  needs: () => import('./needs/report'),
  persona: () => import('./persona/report'),
  forces: () => import('./forces/report'),
  strategy: () => import('./strategy/report'),
  kpi: () => import('./kpi/report'),
  swot: () => import('./swot/report'),
  market: () => import('./market/report'),
  competitors: () => import('./competitors/report'),
  position: () => import('./position/report'),
  plan: () => import('./plan/report'),
} satisfies Record<CellKind, (() => Promise<{ readonly report: AnyReport }>) | null>;

/** How to fetch what a kind says. */
export function cellReport(kind: CellKind): (() => Promise<{ readonly report: AnyReport }>) | null {
  return REPORTS[kind];
}
