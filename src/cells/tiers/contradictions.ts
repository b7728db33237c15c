import { conditionsOf } from './conditions';
import type { Bound, Rule } from './rules';

/** What a name claims of a metric: that it is high, or low. */
interface Claim {
  readonly words: RegExp;
  readonly metrics: RegExp;
  readonly high: boolean;
}

const NEAR = /^recency$/;
const OFTEN = /^(orders|frequency)(_\d+m)?$/;
const MUCH = /^(monetary|amount(_\d+m)?|yearly_purchase)$/;

// 低活跃 and "inactive" claim the opposite of what they contain.
const ACTIVE = /(?<![低不非欠])活跃|(?<!\b(?:rarely|not|less|least|hardly) )\bactive\b|高频|frequent buyer/i;
const LAPSED = /低活跃|不活跃|沉睡|流失|待唤回|休眠|\binactive\b|\blapsed\b|\bdormant\b|\blost\b|win back/i;
const RICH = /高价值|高消费|大客户|high[- ]value|big spender|战略/i;
const POOR = /低价值|低消费|low[- ]value/i;
const RARE = /低频|infrequent/i;

const CLAIMS: readonly Claim[] = [
  { words: ACTIVE, metrics: NEAR, high: false },
  { words: ACTIVE, metrics: OFTEN, high: true },
  { words: LAPSED, metrics: NEAR, high: true },
  { words: LAPSED, metrics: /^(orders|frequency)_\d+m$/, high: false },
  { words: RARE, metrics: OFTEN, high: false },
  { words: RICH, metrics: MUCH, high: true },
  { words: POOR, metrics: MUCH, high: false },
];

export interface Contradiction {
  readonly segment: string;
  readonly metric: string;
  readonly condition: string;
}

/**
 * Conditions that say the opposite of their rule's name: an "active" customer with recency ≥ 90 days, a "high value" one
 * with at most 2000. A metric that is bounded only on the wrong side contradicts; one bounded on both sides is a band.
 * So does a bound that no value can meet.
 */
export function contradictions(rules: readonly Rule[]): Contradiction[] {
  return rules.flatMap((rule) => {
    const name = `${rule.label_zh} ${rule.label_en}`;
    return Object.entries(rule.when)
      .filter(
        ([metric, bound]) =>
          isImpossible(bound) || CLAIMS.some((one) => contradicts(one, name, metric, bound)),
      )
      .map(([metric, bound]) => ({
        segment: rule.segment,
        metric,
        condition: conditionsOf({ ...rule, when: { [metric]: bound }, where: undefined }, [])
          .map(({ text }) => text)
          .join(', '),
      }));
  });
}

function contradicts({ words, metrics, high }: Claim, name: string, metric: string, bound: Bound): boolean {
  if (!words.test(name) || !metrics.test(metric)) return false;
  const from = bound.at_least !== undefined || bound.above !== undefined;
  const upTo = bound.at_most !== undefined || bound.below !== undefined;
  return high ? upTo && !from : from && !upTo;
}

function isImpossible({ at_least, above, at_most, below }: Bound): boolean {
  const exceeds = (low: number | string | undefined, top: number | string | undefined, equal: boolean) =>
    low !== undefined &&
    top !== undefined &&
    typeof low === typeof top &&
    (low > top || (equal && low === top));
  return (
    exceeds(at_least, at_most, false) ||
    exceeds(at_least, below, true) ||
    exceeds(above, at_most, true) ||
    exceeds(above, below, true)
  );
}
