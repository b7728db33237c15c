import { translate } from '../i18n/dictionary';
import { report as strings } from '../i18n/shell/report';
import type { ReportChart, ReportTable } from '../model/report';
import type { Reader } from './figure-text';

/** The figures of a picture as a table: for those who do not see it, and where there are no pictures. */
export function chartTable(
  { id, title, format, picture, groups }: ReportChart,
  { locale }: Reader,
): ReportTable {
  const table = { type: 'table', id, title } as const;
  if (picture.kind === 'points') {
    const labels = ['', picture.x, picture.y];
    const formats = ['text', format, format] as const;
    const columns = labels.map((label, index) => ({ label, format: formats[index] ?? format }));
    const rows = picture.points.map(({ label, x, y }) => [label, x, y]);
    return { ...table, columns, rows, ...(groups && { groups }) };
  }
  const unnamed = translate(strings, locale, 'series');
  const columns = [
    { label: '', format: 'text' as const },
    ...picture.series.map(({ name }) => ({ label: name || unnamed, format })),
  ];
  const rows = picture.categories.map((category, index) => [
    category,
    ...picture.series.map(({ values }) => values[index] ?? null),
  ]);
  return { ...table, columns, rows, ...(groups && { groups }) };
}
