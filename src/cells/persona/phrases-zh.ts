import { valueTextZh } from './value-text';
import { sexOf, type Telling } from './describe';
import type { Point, SaidValue } from './points';

export type Of<Kind extends Point['kind']> = Extract<Point, { kind: Kind }>;

const SEXES = { female: '女性', male: '男性' };

export function sexText(value: string): string {
  const sex = sexOf(value);
  return sex ? SEXES[sex] : value;
}

/** Persons and companies are counted and spoken of in words of their own. */
export function wordsFor({ company }: Telling) {
  return company ? { unit: '家', per: '户均', spend: '采购' } : { unit: '位', per: '人均', spend: '消费' };
}

export function noun({ attribute, belonging }: Of<'attribute'>, { value }: SaidValue): string {
  if (belonging === 'sex') return sexText(value);
  return belonging === 'age' || belonging === 'place' ? valueTextZh(attribute, value) : quoted(value);
}

/** What few buy is liked more than elsewhere rather than often bought. */
export function verb(values: readonly SaidValue[]): string {
  return (values[0]?.share ?? 0) >= 0.3 ? '常买' : '比全体更爱买';
}

/** Between Chinese and a figure or a Latin word stands a space. */
export function spaced(text: string): string {
  return /^[\dA-Za-z<]/.test(text) ? ` ${text}` : text;
}

export function quoted(text: string): string {
  return `“${text}”`;
}
