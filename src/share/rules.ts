import type { CellKind } from '../model/cell';

/**
 * What an option is: `method` (how things are computed), `judgement` (what the author thinks or calls things),
 * `figure` (what was found in data: baselines, confirmed values, maps of values), `sql` (method, cleaned as SQL), or `conditions` (a list of `{ field, in, equals, … }`:
 * method, but for the values of personal fields), `claim` (a text of the author's that may cite values: the text is judgement,
 * the values confirmed with it are figures), or `claims` (judgement as a whole, claims at any depth in it: for records
 * whose keys are values of the data, which go out with the judgement or not at all).
 * A record gives a rule to each entry, `*` to every other one; a plain value where a record is expected is method.
 * **What is not named is a figure**: a new option stays out of links until someone has thought about it.
 */
export type Nature = 'method' | 'judgement' | 'figure' | 'sql' | 'conditions' | 'claim' | 'claims';
export type Rule = Nature | { readonly [key: string]: Rule };

const methods = <Key extends string>(...keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, 'method'])) as Record<Key, 'method'>;

/** What is said of one of those who sell to the same customers; shares are the author's own figures. */
const COMPETITOR = {
  ...{ name: 'judgement', customers: 'claim', strengths: 'claim', weaknesses: 'claim', price: 'claim' },
  ...{ service: 'claim', says: 'claim', scores: 'judgement', source: 'judgement', on: 'judgement' },
  share: 'figure',
} as const satisfies Rule;

/** Every kind of cell; a kind that is missing does not compile. */
export const CELL_RULES = {
  scope: {
    ...methods('from', 'customer_type', 'region', 'product_line', 'select', 'period', 'as_of'),
    who: 'conditions',
    where: 'sql',
    question: 'claim',
    success: 'claims',
    sources: 'judgement',
  },
  source: {
    ...methods('input', 'table', 'row', 'keep'),
    title: 'judgement',
    map: { '*': { sql: 'sql' } },
    import: {
      ...methods(
        'format',
        'encoding',
        'delimiter',
        'header',
        'header_rows',
        'footer',
        'between',
        'unite',
        'types',
        'keep',
      ),
      times: 'method',
    },
  },
  profile: methods('from', 'columns'),
  clean: {
    from: 'method',
    steps: {
      '*': {
        off: 'method',
        note: 'judgement',
        ...methods(
          'trim',
          'half_width',
          'case',
          'split',
          'join_columns',
          'parse_dates',
          'parse_numbers',
          'cast',
        ),
        ...methods('rename', 'drop', 'reorder', 'check', 'dedupe', 'outliers', 'region', 'bands', 'join'),
        ...methods('union', 'mask', 'id_card', 'scope'),
        // What is replaced and mapped are values of the data.
        replace: { columns: 'method', find: 'figure', with: 'figure', regex: 'method' },
        map_values: { column: 'method', local: 'method', map: 'figure' },
        fill: { columns: 'method', with: 'method', value: 'figure', from: 'method', customer: 'method' },
        filter: { where: 'sql' },
        exclude: { where: 'sql', rule: 'method', because: 'judgement' },
        derive: { name: 'method', sql: 'sql' },
        tag: { into: 'method', rules: { '*': { when: 'sql', tag: 'judgement' } } },
      },
    },
  },
  ledger: {
    sources: { '*': methods('from', 'as', 'ids') },
    near: methods('name'),
    yearly: methods('basis', 'start_month'),
    fields: { '*': methods('rule', 'order') },
    ...methods(
      'match',
      'most_ids',
      'complete',
      'customer_type',
      'vanished',
      'outliers',
      'refunds',
      'as_of',
      'goal',
    ),
    // Ids of customers.
    decisions: 'figure',
  },
  sql: { sql: 'sql', title: 'judgement', ...methods('limit', 'fold') },
  chart: {
    title: 'judgement',
    ...methods('type', 'from', 'x', 'y', 'colour', 'aggregate', 'bin', 'sort', 'limit', 'unit'),
  },
  metrics: {
    ...methods(
      'from',
      'refunds',
      'as_of',
      'window',
      'n_days',
      'new_customer',
      'by',
      'grades',
      'list_price',
      'cost',
    ),
    ...methods('discount', 'ltv_months'),
    // Spend, margin, market figures are the author's own numbers: they stay figures.
    tickets: { ...methods('from'), where: 'sql' },
    survey: methods('from', 'satisfaction', 'again', 'recommend', 'scale', 'top'),
    ledger: methods('from', 'fields'),
    conversion: methods('list', 'days'),
    targets: methods('segmentation', 'segments'),
  },
  rfm: {
    ...methods('from', 'score', 'bins', 'cut_rule', 'cuts', 'split', 'monetary', 'refunds', 'as_of'),
    ...methods('like', 'frequency', 'periods'),
    segments: {
      '*': {
        ...methods('colour', 'scores', 'recency', 'frequency', 'monetary', 'r', 'f', 'm', 'fm'),
        label_zh: 'judgement',
        label_en: 'judgement',
      },
    },
  },
  tiers: {
    ...methods('from', 'also', 'method', 'by', 'shares', 'cuts', 'tiers', 'year', 'refunds', 'as_of'),
    names: 'judgement',
    rules: {
      '*': { when: 'method', where: 'sql', colour: 'method', label_zh: 'judgement', label_en: 'judgement' },
    },
    leftover: 'judgement',
  },
  compare: {
    ...methods('segmentation', 'from', 'with', 'other', 'correction', 'alpha', 'large', 'refunds', 'as_of'),
    columns: { '*': methods('column', 'as') },
  },
  tree: {
    ...methods('from', 'with', 'segmentation', 'target', 'depth', 'min_leaf', 'min_split', 'prune', 'cp'),
    ...methods('folds', 'one_se', 'holdout', 'weights', 'seed', 'refunds', 'as_of'),
    condition: 'sql',
    features: { '*': methods('column', 'as') },
  },
  cluster: {
    ...methods('from', 'key', 'features', 'transform', 'scale', 'k', 'choose', 'seed', 'starts'),
    ...methods('max_iterations', 'tolerance', 'amount', 'basis', 'swaps', 'categories', 'gamma', 'evidence'),
    names: 'judgement',
  },
  needs: {
    ...methods('from', 'items', 'scales', 'group', 'k', 'seed', 'starts', 'factors', 'rotate'),
    ...methods('complete', 'straight_liners', 'ledger', 'basis'),
    types: {
      '*': { ...methods('words', 'items'), label_zh: 'judgement', label_en: 'judgement' },
    },
    names: 'judgement',
  },
  groups: {
    ...methods('from', 'with', 'least', 'small', 'most', 'amount', 'basis', 'refunds', 'as_of'),
    dimensions: { '*': methods('column', 'as', 'cuts', 'quantiles', 'labels', 'map') },
    names: 'judgement',
  },
  tags: {
    ...methods('from', 'with', 'column', 'history', 'amount', 'separator', 'refunds', 'as_of'),
    rules: { '*': { when: 'sql', tag: 'method', en: 'method', group: 'method' } },
    segments: {
      '*': { ...methods('all', 'any', 'none'), label_zh: 'judgement', label_en: 'judgement' },
    },
    // Counts of customers.
    frozen: 'figure',
  },
  // A frozen ruler is a figure; groups that are named by the data are not named here.
  migration: methods(
    ...(['from', 'before', 'after', 'column', 'segmentation', 'window', 'as_of'] as const),
    ...(['refunds', 'score', 'bins', 'segments'] as const),
  ),
  rules: {
    ...methods(
      'from',
      'basket',
      'item',
      'segmentation',
      'min_support',
      'min_count',
      'min_confidence',
      'min_lift',
    ),
    ...methods('max_length', 'splits', 'prune', 'sort', 'most_items', 'most_rules', 'largest_basket'),
    ...methods('refunds', 'as_of'),
    sequence: methods('days', 'min_count', 'again'),
    next: methods('min_count', 'holdout'),
  },
  lifecycle: {
    ...methods('from', 'customers', 'refunds', 'as_of', 'by', 'new_days', 'mature_orders', 'interval_factor'),
    cuts: methods('at_risk', 'lapsed', 'lost'),
  },
  cohort: methods('from', 'refunds', 'as_of', 'period', 'segmentation'),
  // The margin is the author's own figure.
  clv: methods(
    'from',
    'refunds',
    'as_of',
    'model',
    'contract',
    'unit',
    'horizon',
    'discount',
    'segmentation',
  ),
  persona: {
    ...methods('segmentation', 'orders', 'customers', 'refunds', 'as_of', 'attributes', 'age_bands'),
    ...methods('top', 'suppress', 'currency', 'needs', 'potential', 'form', 'measures'),
    priority: methods('value', 'potential'),
    interviews: methods('per_segment', 'reserve', 'strata', 'seed'),
    // As a whole: its keys are segments, which can be values of the data (cities, say).
    personas: 'claims',
  },
  forces: {
    ...methods('segmentation', 'weights'),
    targets: 'judgement',
    factors: {
      '*': { ...methods('force', 'weight'), score: 'judgement', by_target: 'judgement', text: 'claim' },
    },
    conclusions: { '*': 'claim' },
    conclusion: 'claim',
  },
  strategy: {
    ...methods('segmentation', 'customers', 'consent', 'customer_type', 'currency'),
    // Keys of segments can be values of the data (cities, say); budgets are the author's own figures.
    strategies: {
      '*': {
        ...methods('nature'),
        segment: 'judgement',
        objective: 'claim',
        product: 'claim',
        price: 'claim',
        channel: 'claim',
        service: 'claim',
        message: 'claim',
      },
    },
    measures: {
      '*': {
        ...methods('key', 'lever', 'contact', 'control', 'seed'),
        name: 'judgement',
        segments: 'judgement',
        note: 'claim',
      },
    },
  },
  kpi: {
    ...methods('from', 'refunds', 'as_of', 'new_customer', 'keep', 'by', 'tolerance', 'migration'),
    kpis: {
      '*': {
        ...methods('key', 'metric', 'unit', 'direction', 'period', 'months', 'days', 'ltv_months', 'targets'),
        ...methods('list', 'survey', 'ledger'),
        query: { ...methods('from', 'time'), where: 'sql', numerator: 'sql', denominator: 'sql' },
        name: 'judgement',
        // Of a colleague.
        owner: 'judgement',
        target: 'judgement',
        revised: 'judgement',
        reviews: { '*': { period: 'judgement', cause: 'claim', adjustment: 'claim' } },
        // What was found in data, and the author's own numbers: spend.
        ...{ baseline: 'figure', actuals: 'figure', spend: 'figure' },
      },
    },
    lists: { '*': { ...methods('from', 'since', 'days', 'control'), name: 'judgement' } },
  },
  // Judgement as a whole: its weights say nothing without the words.
  swot: {
    about: 'claim',
    ...{ strengths: 'claims', weaknesses: 'claims', opportunities: 'claims', threats: 'claims' },
    strategies: 'claims',
    conclusion: 'claim',
  },
  competitors: {
    segmentation: 'method',
    own: COMPETITOR,
    competitors: { '*': COMPETITOR },
    // What is compared is method; what it is called, and who gets how many points, is judgement.
    criteria: {
      '*': { ...methods('key', 'better'), label: 'judgement', low: 'judgement', high: 'judgement' },
    },
    map: methods('x', 'y'),
    ideals: 'judgement',
    differences: {
      '*': {
        text: 'claim',
        ...methods('direction', 'at_least', 'unit'),
        ...{
          measure: 'judgement',
          against: 'judgement',
          test: 'judgement',
          source: 'judgement',
          on: 'judgement',
        },
        ...{ ours: 'figure', theirs: 'figure' },
      },
    },
  },
  position: {
    ...methods('segmentation', 'competitors', 'margin'),
    ratings: methods('from', 'brand', 'columns'),
    own: 'judgement',
    ...{ abilities: 'claims', rivals: 'claims', statements: 'claims' },
  },
  plan: {
    ...methods('segmentation', 'from', 'columns', 'start', 'as_of'),
    phases: { '*': { phase: 'method', label: 'judgement', months: 'method' } },
    // Owners are colleagues.
    tasks: 'claims',
  },
  market: {
    ...methods('segmentation', 'orders', 'refunds', 'as_of', 'months', 'forces', 'balance', 'swing'),
    ...methods('draws', 'seed', 'currency'),
    criteria: { '*': { ...methods('id', 'axis', 'by', 'weight', 'worst', 'best'), name: 'judgement' } },
    abilities: {
      '*': { ...methods('id', 'weight'), name: 'judgement', have: 'judgement', text: 'claim' },
    },
    // Sizes and shares of markets are the author's own figures; keys of segments can be values of the data.
    markets: {
      '*': {
        ...{ segment: 'judgement', source: 'judgement', date: 'judgement', chosen: 'judgement' },
        ...{ scores: 'judgement', needs: 'judgement', text: 'claim', statement: 'claim' },
        ...{ size: 'figure', growth: 'figure', share: 'figure', margin: 'figure' },
      },
    },
    conclusion: 'claim',
  },
} as const satisfies Record<CellKind, Rule>;

/** The front matter. Field names and types are method; so are parameters, which the SQL cannot do without. */
export const FRONT_RULE = {
  ...methods('kequn', 'as_of', 'inputs', 'params'),
  title: 'judgement',
  report: {
    title: 'judgement',
    subtitle: 'judgement',
    author: 'judgement',
    ...methods('currency', 'parts', 'order', 'hide', 'min_group', 'dominance', 'rows', 'mask'),
  },
  evidence: { ...methods('tolerance', 'file_names'), prose: 'figure' },
  // Headings of other systems and names of columns; a text that is always the same may be somebody's name.
  templates: {
    '*': {
      ...methods('sheet', 'header', 'first', 'dates', 'join', 'rows', 'bytes'),
      columns: { '*': { text: 'figure' } },
    },
  },
} as const satisfies Rule;
