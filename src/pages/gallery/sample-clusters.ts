import type { DendrogramData } from '../../charts/dendrogram';
import type { GroupMapData, MapGroup } from '../../charts/groupMap';
import type { Locale } from '../../i18n/dictionary';

const names = (locale: Locale): readonly string[] =>
  locale === 'zh-CN'
    ? ['品质生活家', '价格敏感型', '偶尔光顾']
    : ['Quality seekers', 'Price-minded', 'Occasional'];

const CENTRES = [
  [2, 1],
  [-1, 1.5],
  [0, -1.5],
] as const;

/** Three groups on a plane. */
export function clusterMap(locale: Locale): GroupMapData {
  const groups = names(locale).map((label, at): MapGroup => {
    const [x, y] = CENTRES[at] ?? [0, 0];
    const corners = [0, 1, 2, 3, 4, 5].map((i) => (i * Math.PI) / 3);
    return {
      label,
      colour: at + 1,
      customers: 420 - 90 * at,
      centre: [x, y],
      hull: corners.map((angle) => [x + Math.cos(angle), y + 0.8 * Math.sin(angle)] as const),
    };
  });
  const points = Array.from({ length: 90 }, (_, i) => {
    const [x, y] = CENTRES[i % 3] ?? [0, 0];
    return { x: x + Math.sin(i * 7.3) * 0.9, y: y + Math.cos(i * 4.1) * 0.7, group: i % 3 };
  });
  return { groups, points };
}

/** Six branches of the same three groups. */
export function clusterTree(locale: Locale): DendrogramData {
  const labels = names(locale);
  const branches = [0, 0, 1, 1, 2, 2].map((group, at) => ({
    size: 60 + 13 * at,
    label: labels[group] ?? '',
    colour: group + 1,
  }));
  const merges = [
    { left: 0, right: 1, height: 8 },
    { left: 2, right: 3, height: 10 },
    { left: 4, right: 5, height: 13 },
    { left: 6, right: 7, height: 31 },
    { left: 9, right: 8, height: 44 },
  ];
  return { branches, merges, cut: 3 };
}
