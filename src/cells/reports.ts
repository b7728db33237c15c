import type { CellKind } from '../model/cell';
import type { CellReport } from '../model/report';

/** A kind's report seen without its own types: whoever asks hands it the options and result of its own kind. */
export type AnyReport = CellReport<never, never>;

/** What each kind says in a report, fetched when one is made; null where it says nothing (its table is another's). */
export const REPORTS = {
  scope: null,
  source: null,
  profile: null,
  clean: null,
  ledger: null,
  sql: null,
  chart: null,
  metrics: null,
  rfm: null,
  tiers: null,
  cluster: null,
  tree: null,
  compare: null,
  tags: null,
  migration: null,
  rules: null,
  groups: null,
  lifecycle: null,
  cohort: null,
  clv: null,
  needs: null,
  persona: null,
  forces: () => import('./forces/report'),
  strategy: () => import('./strategy/report'),
  swot: () => import('./swot/report'),
  market: () => import('./market/report'),
} satisfies Record<CellKind, (() => Promise<{ readonly report: AnyReport }>) | null>;

/** How to fetch what a kind says. */
export function cellReport(kind: CellKind): (() => Promise<{ readonly report: AnyReport }>) | null {
  return REPORTS[kind];
}
