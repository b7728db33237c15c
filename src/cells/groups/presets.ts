import type { How } from './options';

/** Usual ways of grouping. Each is what DOMAIN calls a model: geographic, demographic, firmographic, behavioural, composite. */
export const PRESETS = [
  'geographic',
  'city_tier',
  'climate',
  'demographic',
  'firmographic',
  'behavioural',
  'composite',
] as const;
export type Preset = (typeof PRESETS)[number];

interface Wish {
  /** Columns that can answer, the best first. */
  readonly columns: readonly string[];
  readonly as?: How;
}

const PLACE = ['province', 'city', 'address'];

const WISHES: Readonly<Record<Preset, readonly Wish[]>> = {
  geographic: [{ columns: PLACE, as: 'large_region' }],
  city_tier: [{ columns: ['city', 'address'], as: 'city_tier' }],
  climate: [{ columns: PLACE, as: 'climate' }],
  demographic: [{ columns: ['age', 'birth_date'] }, { columns: ['sex'] }],
  firmographic: [
    { columns: ['company_size'] },
    { columns: ['industry'] },
    { columns: ['yearly_purchase', 'amount_12m', 'monetary'] },
  ],
  behavioural: [{ columns: ['frequency', 'frequency_12m'], as: 'loyalty' }, { columns: ['recency'] }],
  composite: [
    { columns: ['amount_12m', 'monetary', 'amount'], as: 'bands' },
    { columns: ['frequency_12m', 'frequency'], as: 'usage' },
    { columns: ['need', 'need_segment', 'segment', 'price_sensitivity', 'category', 'channel'] },
  ],
};

/** Least number of wishes that must be answered for a preset to make sense. */
const NEEDED: Readonly<Record<Preset, number>> = {
  geographic: 1,
  city_tier: 1,
  climate: 1,
  demographic: 1,
  firmographic: 2,
  behavioural: 1,
  composite: 2,
};

/** The dimensions of a preset that these columns can answer, as they are stored; null where too few can. */
export function presetDimensions(
  preset: Preset,
  columns: readonly string[],
): readonly (string | Record<string, unknown>)[] | null {
  const found = WISHES[preset].flatMap(({ columns: wanted, as }) => {
    const column = wanted.find((name) => columns.includes(name));
    if (column === undefined) return [];
    return [as === undefined ? column : { column, as }];
  });
  return found.length >= NEEDED[preset] ? found : null;
}

/** What to begin with: companies by size, industry and purchases; else places; else persons; else behaviour. */
export function usualDimensions(columns: readonly string[]): readonly (string | Record<string, unknown>)[] {
  const order: readonly Preset[] = ['firmographic', 'geographic', 'demographic', 'behavioural'];
  for (const preset of order) {
    const found = presetDimensions(preset, columns);
    if (found) return found;
  }
  const other = columns.find((name) => !/^(customer|name|phone|email|contact)$/.test(name));
  return [other ?? 'city'];
}
