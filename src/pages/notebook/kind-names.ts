import { notebook } from '../../i18n/shell/notebook';
import type { CellKind } from '../../model/cell';
import type { IconName } from '../../ui/icons';

type Key = keyof typeof notebook.zh;

export interface KindName {
  readonly icon: IconName;
  readonly label: Key;
  readonly note: Key;
}

/** What a kind of cell is called on the page, in the order of the menu. */
export const KIND_NAMES: Readonly<Record<CellKind, KindName>> = {
  source: { icon: 'data', label: 'kindSource', note: 'kindSourceNote' },
  scope: { icon: 'filter', label: 'kindScope', note: 'kindScopeNote' },
  profile: { icon: 'search', label: 'kindProfile', note: 'kindProfileNote' },
  clean: { icon: 'edit', label: 'kindClean', note: 'kindCleanNote' },
  ledger: { icon: 'people', label: 'kindLedger', note: 'kindLedgerNote' },
  sql: { icon: 'code', label: 'kindSql', note: 'kindSqlNote' },
  chart: { icon: 'chart', label: 'kindChart', note: 'kindChartNote' },
  metrics: { icon: 'table', label: 'kindMetrics', note: 'kindMetricsNote' },
  rfm: { icon: 'grid', label: 'kindRfm', note: 'kindRfmNote' },
  tiers: { icon: 'grid', label: 'kindTiers', note: 'kindTiersNote' },
  cluster: { icon: 'people', label: 'kindCluster', note: 'kindClusterNote' },
  tree: { icon: 'link', label: 'kindTree', note: 'kindTreeNote' },
  compare: { icon: 'table', label: 'kindCompare', note: 'kindCompareNote' },
  tags: { icon: 'text', label: 'kindTags', note: 'kindTagsNote' },
  migration: { icon: 'arrowRight', label: 'kindMigration', note: 'kindMigrationNote' },
  rules: { icon: 'link', label: 'kindRules', note: 'kindRulesNote' },
  groups: { icon: 'world', label: 'kindGroups', note: 'kindGroupsNote' },
  lifecycle: { icon: 'clock', label: 'kindLifecycle', note: 'kindLifecycleNote' },
  cohort: { icon: 'grid', label: 'kindCohort', note: 'kindCohortNote' },
  clv: { icon: 'chart', label: 'kindClv', note: 'kindClvNote' },
  needs: { icon: 'people', label: 'kindNeeds', note: 'kindNeedsNote' },
  persona: { icon: 'person', label: 'kindPersona', note: 'kindPersonaNote' },
  swot: { icon: 'grid', label: 'kindSwot', note: 'kindSwotNote' },
  forces: { icon: 'shield', label: 'kindForces', note: 'kindForcesNote' },
  strategy: { icon: 'check', label: 'kindStrategy', note: 'kindStrategyNote' },
  kpi: { icon: 'chart', label: 'kindKpi', note: 'kindKpiNote' },
  market: { icon: 'filter', label: 'kindMarket', note: 'kindMarketNote' },
  competitors: { icon: 'people', label: 'kindCompetitors', note: 'kindCompetitorsNote' },
  position: { icon: 'world', label: 'kindPosition', note: 'kindPositionNote' },
  plan: { icon: 'check', label: 'kindPlan', note: 'kindPlanNote' },
};
