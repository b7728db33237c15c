const TEXT = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?([%‰万亿])?$/;
const UNITS: Readonly<Record<string, number>> = { '%': 0.01, '‰': 0.001, 万: 1e4, 亿: 1e8 };

/**
 * A number as people type it: 0.12, `12%`, `1,200`, `3.5万`, `1.2亿`, full-width digits too. Null for what is not a
 * finite number.
 */
export function typedNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const match = TEXT.exec(value.normalize('NFKC').replace(/[\s¥$€£]/g, ''));
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const [, sign, whole = '0', fraction = '', unit = ''] = match;
  const number = Number(`${sign === '-' ? '-' : ''}${whole.replaceAll(',', '')}${fraction}`);
  const times = UNITS[unit] ?? 1;
  // Dividing by 100 is exact where multiplying by 0.01 is not: 7 % is 0.07.
  return times < 1 ? number / Math.round(1 / times) : number * times;
}
