import type { Available } from '../../model/cell';
import type { KpiMetric } from './keys';
import type { KpiOptions } from './options';

/** The usual KPIs (DOMAIN 8), with the targets that are usual for them: a start, for the author to change. */
const TARGETS: Readonly<Partial<Record<KpiMetric, Record<string, number>>>> = {
  conversion: { change: 0.25 },
  satisfaction: { value: 0.85 },
  loyalty: { value: 0.4 },
  survey_loyalty: { value: 0.4 },
  ltv: { change: 0.5 },
  completeness: { value: 0.9 },
};

/** In the order of the menu, by what they need. */
export const PRESET_GROUPS = {
  orders: [
    ...(['repurchase_rate', 'buy_again', 'n_day_repurchase', 'loyalty', 'new_customers'] as const),
    ...(['customers', 'orders', 'amount', 'amount_per_order', 'amount_per_customer', 'ltv'] as const),
    ...(['known_customer_share', 'return_rate', 'margin_rate'] as const),
  ],
  more: ['target_share', 'cac', 'conversion', 'satisfaction', 'survey_loyalty', 'completeness'],
  entered: ['market_share', 'market_rank', 'query', 'entered'],
} as const satisfies Record<string, readonly KpiMetric[]>;

/** A new KPI as it is stored, with what it needs as far as the document has it. */
export function presetOf(
  metric: KpiMetric,
  { kpis, by }: Pick<KpiOptions, 'kpis' | 'by'>,
  available: Available,
): Record<string, unknown> {
  const target = TARGETS[metric];
  return {
    key: freeKey(metric, kpis),
    metric,
    ...(metric === 'repurchase_rate' ? { months: 12 } : {}),
    ...needsOf(metric, by.segmentation ?? available.segmentations.at(-1) ?? null, available),
    ...(target ? { target } : {}),
  };
}

function freeKey(metric: KpiMetric, kpis: KpiOptions['kpis']): string {
  const used = new Set(kpis.map(({ key }) => key));
  let key: string = metric;
  for (let n = 2; used.has(key); n += 1) key = `${metric}_${n}`;
  return key;
}

function needsOf(
  metric: KpiMetric,
  segmentation: string | null,
  { tables }: Available,
): Record<string, unknown> {
  const withColumns = (...names: readonly string[]) =>
    tables
      .filter(({ columns }) => names.every((name) => columns.some((column) => column.name === name)))
      .at(-1)?.name;
  switch (metric) {
    case 'target_share':
      return segmentation === null ? {} : { targets: { segmentation, segments: [] } };
    case 'conversion': {
      const from = withColumns('customer', 'arm');
      return from === undefined ? {} : { list: { from, days: 30 } };
    }
    case 'completeness': {
      const from = withColumns('customer', 'name') ?? withColumns('customer', 'phone');
      return from === undefined ? {} : { ledger: { from } };
    }
    case 'query': {
      const from = withColumns('time');
      return from === undefined ? {} : { query: { from, time: 'time', numerator: 'count(*)' } };
    }
    default:
      return {};
  }
}
