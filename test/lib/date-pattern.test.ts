import { expect, it } from 'vitest';
import { writeDate } from '../../src/lib/date-pattern';

it.each([
  ['2024-03-01', 'MM/dd/yyyy', '03/01/2024'],
  ['2024-03-01 08:05:09', 'yyyy/MM/dd HH:mm', '2024/03/01 08:05'],
  ['2024-03-01 08:05:09.123', 'yyyy-MM-dd HH:mm:ss', '2024-03-01 08:05:09'],
  ['2024-03-01', 'yyyy年M月d日', '2024年3月1日'],
  ['2024-12-31', 'dd/MM/yyyy', '31/12/2024'],
  ['2024-12-31', 'yyyy-MM-dd HH:mm:ss', '2024-12-31 00:00:00'],
  ['soon', 'MM/dd/yyyy', 'soon'],
])('writes %s as %s', (iso, pattern, written) => expect(writeDate(iso, pattern)).toBe(written));
