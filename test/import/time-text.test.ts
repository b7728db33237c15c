import { describe, expect, it } from 'vitest';
import { timeText } from '../../src/import/time-text';

describe('timeText', () => {
  it.each([
    ['2024-03-01', null],
    ['2024/3/1 8:05', null],
    ['2024-03-01T08:05:06Z', null],
    ['2024-03-01 08:05:06.123', null],
    ['2024-03-01 08:05:06 +0800', 'slow'],
    ['20240301', '%Y%m%d'],
    ['04/09/2012', '%d/%m/%Y'],
    ['04.09.2012 13:05', '%d.%m.%Y %H:%M'],
    ['4/9/12 1:05 PM', '%d/%m/%y %I:%M %p'],
    ['24-03-01', '%d-%m-%y'],
    ['24/3/1', 'slow'],
    ['4-Sep-12', '%d-%b-%y'],
    ['4 September 2012', '%d %B %Y'],
    ['Sep 4, 2012', 'slow'],
    ['2024年3月1日', 'slow'],
    ['2024年3月1日 8时5分', 'slow'],
    ['2024.3.1', 'slow'],
    ['2024/3/1 下午3:05', 'slow'],
    ['2024-03-01 上午 08:05:06', 'slow'],
    ['２０２４－０３－０１', null],
  ])('%s', (text, format) => {
    expect(timeText(text)).toMatchObject({ format });
  });

  it.each([
    '',
    '12',
    '1234567',
    '20241301',
    '13/13/2012',
    '1.5',
    '2024',
    '上海',
    'May 5',
    '1-2-3-4',
    '15.1.2',
    '4-3-1',
    '12:30',
  ])('%j is none', (text) => {
    expect(timeText(text)).toBeNull();
  });
});
