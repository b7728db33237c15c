import type { Warning } from '../../model/warning';
import type { NeedsOptions } from './options';
import type { NeedsResult } from './result';

/** From here on a scale is taken to measure one thing. */
export const GOOD_ALPHA = 0.7;
const FEW_RESPONDENTS = 100;
const SMALL_COVERAGE = 0.3;

/** What a result says about itself when it does not simply hold. */
export function ownWarnings(result: NeedsResult, options: NeedsOptions): Warning[] {
  const { coverage, source } = result;
  const warnings: Warning[] = [...scaleWarnings(result)];
  if (coverage.incomplete > 0) {
    const code = source === 'survey' ? 'needs.incomplete' : 'needs.unknown_customers';
    warnings.push({
      code,
      values: { rows: coverage.incomplete, of: coverage.rows, share: options.complete },
    });
  }
  if (coverage.straight_liners > 0) {
    const left = options.straight_liners === 'leave_out';
    warnings.push({
      code: left ? 'needs.straight_liners' : 'needs.straight_liners_kept',
      values: { rows: coverage.straight_liners },
    });
  }
  if (coverage.used < FEW_RESPONDENTS) {
    warnings.push({ code: 'needs.few_answers', values: { rows: coverage.used, limit: FEW_RESPONDENTS } });
  }
  if (options.ledger !== null && coverage.anonymous + coverage.unmatched > 0) {
    const { anonymous, unmatched } = coverage;
    warnings.push({ code: 'needs.unmatched', values: { anonymous, unmatched } });
  }
  if (coverage.repeated > 0) warnings.push({ code: 'needs.repeated', values: { rows: coverage.repeated } });
  if (coverage.share !== null && coverage.share < SMALL_COVERAGE) {
    warnings.push({
      code: 'needs.small_coverage',
      values: { customers: coverage.customers, share: coverage.share },
    });
  }
  if (source === 'survey') {
    const silent = result.types.filter(({ type }) =>
      result.segments.every(({ indices }) => (indices[type] ?? null) === null),
    );
    for (const { type } of silent)
      warnings.push({ code: 'needs.type_without_items', values: { scale: type } });
  }
  if (result.segments.length === 1) warnings.push({ code: 'groups.one_group', values: {} });
  return warnings;
}

function scaleWarnings({ scales, items }: NeedsResult): Warning[] {
  const label = (item: string) => items.find((one) => one.item === item)?.label ?? item;
  return scales.flatMap(({ scale, alpha, items: own }): Warning[] => [
    ...(alpha !== null && alpha < GOOD_ALPHA
      ? [{ code: 'needs.low_alpha' as const, values: { scale, alpha: Number(alpha.toFixed(2)) } }]
      : []),
    ...own
      .filter(({ item_total }) => item_total !== null && item_total < 0)
      .map(({ item }) => ({ code: 'needs.negative_item' as const, values: { scale, item: label(item) } })),
  ]);
}
