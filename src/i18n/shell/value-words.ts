import type { FieldType, RowKind } from '../../model/fields';
import { dictionary, translate, type Dictionary, type Locale } from '../dictionary';

/** What a row of a file is. */
export const rowKinds = dictionary<RowKind>(
  { order: '一个订单', line: '订单的一条明细', line_with_order_total: '订单的一条明细，金额是整单的' },
  { order: 'an order', line: 'a line of an order', line_with_order_total: 'a line with its order’s total' },
) satisfies Dictionary<RowKind>;

/** Types of columns. */
export const types = dictionary<FieldType>(
  { text: '文本', number: '数值', timestamp: '时间', date: '日期', boolean: '是或否' },
  { text: 'text', number: 'a number', timestamp: 'a time', date: 'a date', boolean: 'yes or no' },
) satisfies Dictionary<FieldType>;

/** Which part of a date comes first. */
export const dateOrders = dictionary(
  { 'day/month': '先日后月', 'month/day': '先月后日', 'year/month/day': '两位年份在前' },
  { 'day/month': 'day first', 'month/day': 'month first', 'year/month/day': 'two-digit year first' },
);

/** Needs that surveys ask for most. */
export const needWords = dictionary(
  { price: '价格敏感', quality: '品质追求', service: '服务依赖' },
  { price: 'price', quality: 'quality', service: 'service' },
);

/** A value that is a word of ours (a row kind, a type, an order of dates) in the reader's language, else null. */
export function valueWord(name: string, value: string, locale: Locale): string | null {
  if (name === 'row') return word(rowKinds, value, locale);
  if (name === 'type') return word(types, value, locale);
  if (name === 'scale') return word(needWords, value, locale);
  return name === 'order' ? word(dateOrders, value, locale) : null;
}

function word<Key extends string>(strings: Dictionary<Key>, value: string, locale: Locale): string | null {
  const isKey = (text: string): text is Key => Object.hasOwn(strings.zh, text);
  return isKey(value) ? translate(strings, locale, value) : null;
}
