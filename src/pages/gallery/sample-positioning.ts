import type { BrandMapData } from '../../charts/brandMap';
import type { GanttRow } from '../../charts/gantt';
import type { Locale } from '../../i18n/dictionary';
import { segments } from './sample';

/** Four brands, a place that customers want and one that nobody takes. */
export function brandSample(locale: Locale): BrandMapData {
  const zh = locale === 'zh-CN';
  const [first] = segments(locale);
  return {
    brands: [
      { label: zh ? '我方' : 'Us', own: true, x: 3, y: 4, share: 0.1 },
      { label: zh ? '甲' : 'Brand A', own: false, x: 1.5, y: 2, share: 0.35 },
      { label: zh ? '乙' : 'Brand B', own: false, x: 5, y: 5, share: 0.12 },
      { label: zh ? '丙' : 'Brand C', own: false, x: 4, y: 3, share: 0.2 },
    ],
    ideals: first ? [{ label: first.label, colour: first.colour, x: 2, y: 4.4 }] : [],
    rooms: [{ label: '1', x: 1.7, y: 4.1, radius: 0.7 }],
  };
}

/** Tasks of half a year: one done, one late, one with a single day. */
export function ganttSample(locale: Locale): GanttRow[] {
  const names =
    locale === 'zh-CN'
      ? ['客户访谈', '服务方案', '上线', '复盘']
      : ['Interviews', 'Service design', 'Launch', 'Review'];
  const days = [
    ['2024-07-01', '2024-08-31'],
    ['2024-08-15', '2024-09-20'],
    ['2024-10-01', '2024-12-15'],
    [null, '2024-12-31'],
  ] as const;
  return names.map((label, at) => ({
    ...{ key: String(at + 1), label, start: days[at]?.[0] ?? null, due: days[at]?.[1] ?? null },
    ...{ colour: at + 1, over: at === 0, late: at === 1, after: at === 0 ? [] : [String(at)], note: '' },
  }));
}
