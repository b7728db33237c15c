import { PROVINCE_NAMES } from '../../cells/groups/text-groups';
import type { TileRow } from '../../charts/tileMap';
import type { Locale } from '../../i18n/dictionary';

/** Customers by province, one of them without any. */
export function tiles(locale: Locale): TileRow[] {
  return PROVINCE_NAMES.map(({ code, zh, en }, i) => ({
    code,
    name: locale === 'zh-CN' ? zh : en,
    ...(locale === 'zh-CN' ? { short: zh } : {}),
    value: code === '54' ? null : 40 + ((i * 7919) % 1200),
  }));
}
