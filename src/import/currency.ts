const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['HKD', /HK\$|HKD|港币|港元/],
  ['TWD', /NT\$|TWD|台币/],
  ['AUD', /AU?\$|AUD|澳元/],
  ['CAD', /CA?\$|CAD|加元/],
  ['SGD', /S\$|SGD/],
  ['USD', /\$|USD|美元/],
  ['EUR', /€|EUR|欧元/],
  ['GBP', /£|GBP|英镑/],
  ['KRW', /₩|KRW|韩元/],
  ['JPY', /JP¥|JPY|日元/],
  ['CNY', /¥|CNY|RMB|元|圆|人民币/],
];

/** The currency that an amount states, by its usual three letters; null where it states none. */
export function currencyOf(value: string): string | null {
  const text = value.normalize('NFKC').toUpperCase().replaceAll('US$', '$');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null;
}

/** The currencies that amounts state, in the order of the alphabet. */
export function currenciesOf(values: readonly string[]): readonly string[] {
  return [...new Set(values.flatMap((value) => currencyOf(value) ?? []))].sort();
}
