import type { Chart } from '../../charts/chart';
import { lineChart, type LineRow } from '../../charts/line';
import type { Locale } from '../../i18n/dictionary';
import type { Row } from './board';
import { periodWords } from './words';

/** A KPI's values and targets over its periods. */
export function trendChart(
  { kpi, standings }: Row,
  words: { readonly actual: string; readonly target: string; readonly kpi: string; readonly period: string },
  locale: Locale,
): Chart {
  const rows = standings.flatMap(({ period, value, goal }): LineRow[] => {
    const x = periodWords(period, locale);
    const target = goal?.value ?? null;
    return [
      ...(value === null ? [] : [{ x, y: value, series: words.actual }]),
      ...(target === null ? [] : [{ x, y: target, series: words.target }]),
    ];
  });
  return lineChart(rows, {
    x: { label: words.period, kind: 'category' },
    y: { label: words.kpi, format: kpi.unit === 'share' ? 'percent' : 'number' },
    colours: { [words.actual]: 1, [words.target]: 4 },
    fromZero: false,
  });
}
