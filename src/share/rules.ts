import type { CellKind } from '../model/cell';

/**
 * What an option is: `method` (how things are computed), `judgement` (what the author thinks or calls things),
 * `figure` (what was found in data: baselines, confirmed values, maps of values), or `sql` (method, cleaned as SQL).
 * A record gives a rule to each entry, `*` to every other one; a plain value where a record is expected is method.
 * **What is not named is a figure**: a new option stays out of links until someone has thought about it.
 */
export type Rule = 'method' | 'judgement' | 'figure' | 'sql' | { readonly [key: string]: Rule };

const methods = <Key extends string>(...keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, 'method'])) as Record<Key, 'method'>;

/** Every kind of cell; a kind that is missing does not compile. */
export const CELL_RULES = {
  scope: {
    ...methods('from', 'period', 'as_of'),
    question: 'judgement',
    customer_type: 'method',
  },
  source: {
    ...methods('input', 'row'),
    map: { '*': { sql: 'sql' } },
    import: methods('format', 'encoding', 'delimiter', 'header', 'types', 'keep'),
  },
  sql: { sql: 'sql', title: 'judgement', ...methods('limit', 'fold') },
  chart: {
    title: 'judgement',
    ...methods('type', 'from', 'x', 'y', 'colour', 'aggregate', 'bin', 'sort', 'limit', 'unit'),
  },
  rfm: {
    ...methods('from', 'score', 'bins', 'cut_rule', 'cuts', 'split', 'monetary', 'refunds', 'as_of'),
    segments: {
      '*': {
        ...methods('colour', 'scores', 'recency', 'frequency', 'monetary'),
        label_zh: 'judgement',
        label_en: 'judgement',
      },
    },
  },
  cluster: {
    ...methods('from', 'key', 'features', 'transform', 'scale', 'k', 'choose', 'seed', 'starts'),
    ...methods('max_iterations', 'tolerance', 'amount', 'basis'),
    names: 'judgement',
  },
  persona: { ...methods('segmentation', 'from'), texts: 'judgement' },
} as const satisfies Record<CellKind, Rule>;

/** The front matter. Field names and types are method; so are parameters, which the SQL cannot do without. */
export const FRONT_RULE = {
  ...methods('kequn', 'as_of', 'inputs', 'params'),
  title: 'judgement',
} as const satisfies Rule;
