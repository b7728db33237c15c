import type { Value } from './table';

/**
 * Everything a result says about itself when it does not simply hold (`i18n/shell/warnings.ts` has the texts).
 * `values` fill the text; counts are numbers, so that the reader's locale formats them.
 */
export const WARNING_CODES = [
  // import
  'import.rows_rejected',
  'import.values_not_converted',
  'import.characters_replaced',
  'import.summary_rows_dropped',
  'import.columns_renamed',
  'import.encoding_doubtful',
  'import.amount_as_double',
  'import.columns_differ',
  'import.columns_left_out',
  'import.date_order_guessed',
  'import.unit_stated',
  'import.units_differ',
  'import.nested_left_out',
  'import.lists_joined',
  'import.times_in_utc',
  'source.row_guessed',
  'source.map_guessed',
  'source.order_total_repeated',
  'source.missing_field',
  'source.no_customer',
  // orders and customers
  'orders.excluded',
  'orders.implausible_dates',
  'orders.after_as_of',
  'orders.no_order_id',
  'orders.no_amount',
  'orders.amount_after_refunds',
  'orders.unknown_status',
  'customers.placeholder',
  'customers.dominant',
  'customers.dominant_left_out',
  'customers.negative_monetary',
  // rfm
  'rfm.cuts_collapsed',
  'rfm.frequency_thresholds',
  'rfm.one_value',
  'rfm.few_customers',
  'rfm.baseline_used',
  'rfm.mostly_once',
  'rfm.not_covered',
  // tiers
  'tiers.baseline_used',
  'tiers.negative',
  'tiers.nothing_to_share',
  'tiers.unknown_value',
  'tiers.cuts_collapsed',
  'tiers.cuts_proposed',
  'tiers.values_grouped',
  'tiers.line_ties',
  'tiers.contradicts_name',
  'tiers.rule_covered',
  'tiers.rule_empty',
  'tiers.leftover',
  // clustering
  'cluster.silhouette_sampled',
  'cluster.k_reduced',
  'cluster.rows_left_out',
  'cluster.few_customers',
  'cluster.not_converged',
  'cluster.constant_feature',
  'cluster.log_of_negative',
  'cluster.scale_fallback',
  'cluster.small_group',
  // persona
  'persona.small_base',
  'persona.attribute_unknown',
  'persona.segments_hidden',
  // metrics
  'metrics.window_not_covered',
  'metrics.tickets_of_others',
  'metrics.groups_left_out',
  // sql, scope, chart
  'scope.no_effect',
  'scope.nobody',
  'clean.step_does_not_fit',
  'clean.values_lost',
  'clean.no_rows',
  'chart.sampled',
  'chart.values_left_out',
  'chart.places_left_out',
  // ledger
  'ledger.rows_unknown',
  'ledger.held_for_review',
  'ledger.changes_wait',
  'ledger.cyclic_groups',
  'customers.not_in_first',
  'tags.rule_for_nobody',
  'tags.rule_for_everyone',
  'tags.untagged',
  // migration
  'migration.few_in_both',
  'migration.ruler_alone',
  'migration.ruler_unknown',
  'migration.groups_merged',
  'evidence.missing',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

export interface Warning {
  readonly code: WarningCode;
  readonly values: Readonly<Record<string, Value>>;
}
