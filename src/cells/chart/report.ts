import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext, ReportFormat, ReportGroups } from '../../model/report';
import { column, labelled, paragraph, plainText, table } from '../report-blocks';
import type { ChartOptions } from './definition';
import type { ChartResult, ChartRow, People } from './result';
import { strings } from './strings';
import { chartWords, type ChartWords } from './words';

type Context = ReportContext<ChartOptions, ChartResult>;

/** The picture: bars or a line over time; two dimensions as a table. Points are single records and stay away. */
export const report: CellReport<ChartOptions, ChartResult> = {
  part: 'findings',
  blocks(context) {
    const { result, options, locale } = context;
    const words = chartWords(result, locale);
    const title = options.title ?? words.title;
    if (result.rows.length === 0) return [];
    if (result.type === 'scatter') {
      return [{ type: 'note', tone: 'info', text: wordsIn(strings, locale)('report_scatter', { title }) }];
    }
    if (result.type === 'heatmap') return crossTable(result, words, title);
    return [picture(context, words, title), ...caption(context, words)];
  },
};

function format({ measure, rows }: ChartResult): ReportFormat {
  const money = /amount|monetary|price|cost|金额/.test(measure.column ?? '');
  if (money && measure.aggregate !== 'count' && measure.aggregate !== 'distinct') return 'money';
  return rows.every(({ value }) => value === null || value === undefined || Number.isInteger(value))
    ? 'integer'
    : 'number';
}

/** Whether what is drawn is a number of customers, so that a small figure is a small group. */
function countsCustomers({ measure, segments }: ChartResult): boolean {
  if (measure.column === null) return segments.length > 0;
  return measure.aggregate === 'distinct' && measure.column === 'customer';
}

/**
 * Groups as the bars are. Of several series a bar is as small as the smallest of them, which one could read by itself.
 * Where the table knows no customers, sizes are what is drawn, if those are numbers of customers.
 */
function groups(
  result: ChartResult,
  places: readonly ChartRow['x'][],
  series: readonly { readonly values: readonly (number | null)[] }[],
): { readonly groups?: ReportGroups } {
  if (result.people) {
    const behind = places.map((x) => peopleAt(result, (row) => row.x === x));
    const smallest = (people: readonly People[], x: ChartRow['x'] | undefined) => {
      if (people.length > 0) return Math.min(...people.map(({ customers }) => customers));
      // Nobody is behind a month without orders; whose the orders of nobody in particular are is not known.
      return result.rows.every((row) => row.x !== x || !row.value) ? 0 : null;
    };
    const largest = (people: readonly People[]) => largestOf(people.map(({ dominant }) => dominant));
    return {
      groups: {
        sizes: behind.map((people, i) => smallest(people, places[i])),
        dominant: behind.map(largest),
      },
    };
  }
  if (!countsCustomers(result)) return {};
  const sizes = (series[0]?.values ?? []).map((_, i) =>
    series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0),
  );
  return { groups: { sizes } satisfies ReportGroups };
}

/** Who is behind the marks of a place. */
function peopleAt({ rows, people }: ChartResult, isAt: (row: ChartRow) => boolean): People[] {
  return rows.flatMap((row, i) => (isAt(row) ? (people?.[i] ?? []) : []));
}

function largestOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

function picture({ result, locale }: Context, words: ChartWords, title: string): ReportBlock {
  const places = [...new Set(result.rows.map(({ x }) => x))];
  const names = [...new Set(result.rows.map((row) => words.series(row)))];
  const valueOf = (x: ChartRow['x'], name: string | undefined) =>
    result.rows.find((row) => row.x === x && words.series(row) === name)?.value ?? null;
  const colourOf = (name: string | undefined) =>
    result.segments.find(({ segment }) => words.segment(segment) === name)?.colour;
  const series = names.map((name, i) => ({
    name: name ?? words.measure,
    values: places.map((x) => valueOf(x, name)),
    colour: colourOf(name) ?? i + 1,
  }));
  const categories = places.map((x) => words.place(x, result.x));
  const colours = places.map((x) => result.segments.find(({ segment }) => segment === x)?.colour ?? 1);
  const overTime = result.type === 'line' || (result.x.type === 'time' && places.length > 6);
  const chart = {
    type: 'chart',
    id: 'chart',
    title,
    alt: altOf(title, categories, words, locale),
    format: format(result),
  };
  if (overTime) {
    return {
      ...chart,
      type: 'chart',
      picture: { kind: 'lines', categories, series },
      ...groups(result, places, series),
    };
  }
  const bars = { kind: 'bars' as const, categories, series, ...(series.length === 1 && { colours }) };
  return { ...chart, type: 'chart', picture: bars, ...groups(result, places, series) };
}

function altOf(
  title: string,
  categories: readonly string[],
  { measure }: ChartWords,
  locale: Context['locale'],
): string {
  const ends = [categories[0], categories.at(-1)].filter((one) => one !== undefined);
  const said = [measure, [...new Set(ends)].join(' – ')];
  return labelled(title, said.join(locale === 'en' ? '; ' : '；'), locale);
}

function caption({ result, locale, options }: Context, { measure }: ChartWords): ReportBlock[] {
  const t = wordsIn(strings, locale);
  const unit = options.unit ? ` (${options.unit})` : '';
  const tail = result.openFrom === null ? '' : ` ${t('tail', { from: result.openFrom })}`;
  return paragraph(plainText(`${measure}${unit}.${tail}`).replace(/\.$/, ''));
}

function crossTable(result: ChartResult, words: ChartWords, title: string): ReportBlock[] {
  const y = result.y ?? result.x;
  const across = [...new Set(result.rows.map((row) => row.x))];
  const down = [...new Set(result.rows.map((row) => row.y ?? ''))];
  const value = (row: string | number, x: string | number) =>
    result.rows.find((one) => one.x === x && (one.y ?? '') === row)?.value ?? null;
  const columns = [
    column(words.axis(y)),
    ...across.map((x) => column(words.place(x, result.x), format(result))),
  ];
  const values = down.map((row) => across.map((x) => value(row, x)));
  const rows = down.map((row, i) => [words.place(row, y), ...(values[i] ?? [])]);
  const cells = result.people
    ? down.map((row) =>
        across.map((x) => {
          const [behind] = peopleAt(result, (one) => one.x === x && (one.y ?? '') === row);
          return behind?.customers ?? null;
        }),
      )
    : countsCustomers(result)
      ? values
      : null;
  const counted = cells && {
    groups: {
      // At least so many customers are in a row; of sums of cells a customer may be counted twice.
      sizes: cells.map(largestOf),
      cells: cells.map((line) => [null, ...line]),
    },
  };
  return table('chart', title, columns, rows, { ...counted, note: words.measure });
}
