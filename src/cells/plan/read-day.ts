import { isDay } from '../../lib/iso-day';

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ].*)?$/;

/** A day as people write it (`2024-07-01`, `2024/7/1`, `2024年7月1日`, also with a time) as ISO; null for what is none. */
export function readDay(text: string): string | null {
  const match = WRITTEN.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}
