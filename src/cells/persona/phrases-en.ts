import { valueTextEn } from './value-text';
import { sexOf } from './describe';
import type { Point, SaidValue } from './points';

export type Of<Kind extends Point['kind']> = Extract<Point, { kind: Kind }>;

const SEXES = { female: 'women', male: 'men' };

export function sexText(value: string): string {
  const sex = sexOf(value);
  return sex ? SEXES[sex] : value;
}

/** Who has a value: `women`, `aged 25–29`, `from 深圳`, `Industry “…”`. */
export function noun(
  { attribute, belonging }: Of<'attribute'>,
  { value }: SaidValue,
  field: (attribute: string) => string,
): string {
  if (belonging === 'sex') return sexText(value);
  if (belonging === 'age') return `aged ${valueTextEn(attribute, value)}`;
  return belonging === 'place' ? `from ${value}` : `${field(attribute).toLowerCase()} ${quoted(value)}`;
}

/** What few buy is bought more often than elsewhere rather than often. */
export function buy(values: readonly SaidValue[], things: string): string {
  return (values[0]?.share ?? 0) >= 0.3 ? `often buy ${things}` : `buy ${things} more often than others`;
}

export function quoted(text: string): string {
  return `“${text}”`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One or many, as the rounded figure reads. */
export function count(value: number, digits: number, one: string, many: string): string {
  return Number(value.toFixed(digits)) === 1 ? one : many;
}
