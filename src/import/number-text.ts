const DECORATION =
  /[A-Z]{0,2}[¥$€£₩]|[\s\u00a0\u3000]|CNY|RMB|USD|EUR|GBP|HKD|JPY|TWD|SGD|AUD|CAD|KRW|人民币|[美港日欧韩澳加]元|港币|台币|英镑|元|圆/g;
const PLAIN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const DECIMAL_COMMA = /^[-+]?(\d{1,3}(\.\d{3})+|\d+),\d+$/;

/** What a number looks like once currency signs, blanks, full-width digits, brackets and units are gone. */
export interface NumberText {
  readonly digits: string;
  readonly style: 'plain' | 'grouped' | 'comma';
  /** A unit or sign that changes the value: 万, 亿, %. */
  readonly unit: string;
}

/** Reads a text as the importer would; null where it is no number (NaN and infinity are none). */
export function numberText(value: string): NumberText | null {
  const bare = value
    .normalize('NFKC')
    .toUpperCase()
    .replace(DECORATION, '')
    .replace(/^\((.*)\)$/, '-$1');
  const unit = /[%万亿]$/.exec(bare)?.[0] ?? '';
  const digits = unit === '' ? bare : bare.slice(0, -1);
  if (PLAIN.test(digits)) return { digits, style: 'plain', unit };
  if (GROUPED.test(digits)) return { digits: digits.replaceAll(',', ''), style: 'grouped', unit };
  if (DECIMAL_COMMA.test(digits)) {
    return { digits: digits.replaceAll('.', '').replace(',', '.'), style: 'comma', unit };
  }
  return null;
}

/** Decimals written out, trailing zeros left off; 0 for whole numbers and powers of ten. */
export function decimalsOf(text: NumberText): number {
  const fraction = /\.(\d*?)0*$/.exec(text.digits)?.[1];
  return text.unit === '%' ? (fraction?.length ?? 0) + 2 : (fraction?.length ?? 0);
}
