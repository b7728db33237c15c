import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';

/** Market share, as entered: own customers are not the market. */
export function marketShare(source: ValueSource): Valued {
  return entered('market_share', source.context.options.market?.share ?? null, source);
}

/** The rank in the market, as entered. */
export function marketRank(source: ValueSource): Valued {
  return entered('market_rank', source.context.options.market?.rank ?? null, source);
}

/** A figure of someone else's is worth as much as its source: without source and date it is none. */
function entered(
  metric: 'market_share' | 'market_rank',
  value: number | null,
  { context }: ValueSource,
): Valued {
  const { source = null, date = null } = context.options.market ?? {};
  if (value === null) {
    return { metric: unavailableMetric(metric, { reason: 'missing_input', what: 'market' }), sql: null };
  }
  if (!source?.trim() || date === null) {
    return { metric: unavailableMetric(metric, { reason: 'no_source', what: null }), sql: null };
  }
  return { metric: metricValue(metric, { value, to: date, note: source }), sql: null };
}
