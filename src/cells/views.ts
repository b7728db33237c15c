import type { Component } from 'svelte';
import type { CellKind, CellOptionsProps, CellViewProps } from '../model/cell';

/** A view seen without its own types: whoever shows one hands it the options and result of its own kind. */
export type AnyView = Component<CellViewProps<never, never>>;
export type AnyOptions = Component<CellOptionsProps<never>>;

export interface CellComponents {
  view(): Promise<{ readonly default: AnyView }>;
  /** The form for its options; absent where a kind has none. */
  options?(): Promise<{ readonly default: AnyOptions }>;
}

/** What each kind of cell is shown with, fetched when first needed. */
export const VIEWS = {
  scope: { view: () => import('./scope/View.svelte'), options: () => import('./scope/Options.svelte') },
  source: { view: () => import('./source/View.svelte'), options: () => import('./source/Options.svelte') },
  profile: {
    view: () => import('./profile/View.svelte'),
    options: () => import('./profile/Options.svelte'),
  },
  clean: { view: () => import('./clean/View.svelte'), options: () => import('./clean/Options.svelte') },
  ledger: { view: () => import('./ledger/View.svelte'), options: () => import('./ledger/Options.svelte') },
  sql: { view: () => import('./sql/View.svelte'), options: () => import('./sql/Options.svelte') },
  chart: { view: () => import('./chart/View.svelte'), options: () => import('./chart/Options.svelte') },
  metrics: { view: () => import('./metrics/View.svelte'), options: () => import('./metrics/Options.svelte') },
  rfm: { view: () => import('./rfm/View.svelte'), options: () => import('./rfm/Options.svelte') },
  tiers: { view: () => import('./tiers/View.svelte'), options: () => import('./tiers/Options.svelte') },
  cluster: { view: () => import('./cluster/View.svelte'), options: () => import('./cluster/Options.svelte') },
  tree: { view: () => import('./tree/View.svelte'), options: () => import('./tree/Options.svelte') },
  compare: { view: () => import('./compare/View.svelte'), options: () => import('./compare/Options.svelte') },
  tags: { view: () => import('./tags/View.svelte'), options: () => import('./tags/Options.svelte') },
  migration: {
    view: () => import('./migration/View.svelte'),
    options: () => import('./migration/Options.svelte'),
  },
  rules: { view: () => import('./rules/View.svelte'), options: () => import('./rules/Options.svelte') },
  groups: { view: () => import('./groups/View.svelte'), options: () => import('./groups/Options.svelte') },
  lifecycle: {
    view: () => import('./lifecycle/View.svelte'),
    options: () => import('./lifecycle/Options.svelte'),
  },
  cohort: { view: () => import('./cohort/View.svelte'), options: () => import('./cohort/Options.svelte') },
  clv: { view: () => import('./clv/View.svelte'), options: () => import('./clv/Options.svelte') },
  needs: { view: () => import('./needs/View.svelte'), options: () => import('./needs/Options.svelte') },
  swot: { view: () => import('./swot/View.svelte'), options: () => import('./swot/Options.svelte') },
  persona: { view: () => import('./persona/View.svelte'), options: () => import('./persona/Options.svelte') },
  forces: { view: () => import('./forces/View.svelte'), options: () => import('./forces/Options.svelte') },
  strategy: {
    view: () => import('./strategy/View.svelte'),
    options: () => import('./strategy/Options.svelte'),
  },
  kpi: { view: () => import('./kpi/View.svelte'), options: () => import('./kpi/Options.svelte') },
  market: { view: () => import('./market/View.svelte'), options: () => import('./market/Options.svelte') },
  competitors: {
    view: () => import('./competitors/View.svelte'),
    options: () => import('./competitors/Options.svelte'),
  },
  position: {
    view: () => import('./position/View.svelte'),
    options: () => import('./position/Options.svelte'),
  },
  plan: { view: () => import('./plan/View.svelte'), options: () => import('./plan/Options.svelte') },
} satisfies Record<CellKind, CellComponents>;

/** The components of a kind, seen without their own types. */
export function cellComponents(kind: CellKind): CellComponents {
  return VIEWS[kind];
}
