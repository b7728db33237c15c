const DIGITS = '零一二三四五六七八九';
const RUN = /\d+|[零〇一二三四五六七八九十]+/gu;

/** The numbers of a text in their order, Chinese and Arabic alike: `第十二分公司` and `12分公司` are both `12`. */
export function numeralsOf(text: string): string {
  return (text.match(RUN) ?? []).map(plainNumber).join(',');
}

function plainNumber(run: string): string {
  if (/^\d/.test(run)) return run.replace(/^0+(?=\d)/, '');
  const digits = run.replaceAll('〇', '零');
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(digits);
  if (tens) return String((tens[1] ? digitOf(tens[1]) : 1) * 10 + (tens[2] ? digitOf(tens[2]) : 0));
  return [...digits].map((sign) => (sign === '十' ? '10' : String(digitOf(sign)))).join('');
}

function digitOf(sign: string): number {
  return DIGITS.indexOf(sign);
}
