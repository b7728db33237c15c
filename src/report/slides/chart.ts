import type PptxGenJS from 'pptxgenjs';
import type { ReportChart, ReportFormat, ReportPicture } from '../../model/report';
import { INK, LINE, segmentColour, SOFT } from './look';

/** What the slides' library takes for a chart. */
export interface NativeChart {
  readonly type: 'bar' | 'line' | 'radar' | 'scatter';
  readonly data: PptxGenJS.OptsChartData[];
  readonly options: PptxGenJS.IChartOpts;
}

const FORMATS: Readonly<Record<ReportFormat, string>> = {
  text: 'General',
  integer: '#,##0',
  number: '#,##0.##',
  percent: '0%',
  change: '+0%;-0%;0%',
  money: '#,##0',
  date: 'yyyy-mm-dd',
  index: '0',
};
/** Labels on bars are readable up to so many. */
const MOST_LABELS = 16;
const LONG_LABEL = 6;

type Bars = Extract<ReportPicture, { kind: 'bars' }>;
type Points = Extract<ReportPicture, { kind: 'points' }>;
type Lines = Extract<ReportPicture, { kind: 'lines' | 'radar' }>;

/** A picture as a native chart that can be edited; null where it has no figures to draw. */
export function nativeChart({ picture, format, title, alt }: ReportChart, face: string): NativeChart | null {
  if (isEmpty(picture)) return null;
  const common: PptxGenJS.IChartOpts = {
    showTitle: true,
    title,
    titleFontSize: 13,
    titleFontFace: face,
    titleColor: INK,
    altText: alt,
    catAxisLabelFontFace: face,
    valAxisLabelFontFace: face,
    dataLabelFontFace: face,
    legendFontFace: face,
    catAxisLabelFontSize: 11,
    valAxisLabelFontSize: 10,
    legendFontSize: 11,
    dataLabelFontSize: 10,
    catAxisLabelColor: INK,
    valAxisLabelColor: SOFT,
    legendColor: INK,
    dataLabelColor: INK,
    valGridLine: { color: LINE, size: 0.5 },
    catGridLine: { style: 'none' },
    valAxisLabelFormatCode: FORMATS[format],
    dataLabelFormatCode: format === 'percent' ? '0.0%' : FORMATS[format],
  };
  switch (picture.kind) {
    case 'bars':
      return barChart(picture, common);
    case 'lines':
    case 'radar':
      return lineChart(picture, common);
    case 'points':
      return pointChart(picture, common);
  }
}

function isEmpty(picture: ReportPicture): boolean {
  if (picture.kind === 'points') return picture.points.length === 0;
  return (
    picture.categories.length === 0 ||
    picture.series.every(({ values }) => values.every((value) => value === null))
  );
}

/** Series as the library takes them; what is missing is an empty cell, not nothing. */
function seriesData({ categories, series }: Bars | Lines): PptxGenJS.OptsChartData[] {
  return series.map(({ name, values }) => ({
    name,
    labels: [...categories],
    values: categories.map((_, at) => values[at] ?? null) as number[],
  }));
}

function barChart(picture: Bars, common: PptxGenJS.IChartOpts): NativeChart {
  const { categories, series, colours, stacked } = picture;
  const single = series.length === 1;
  const lying = categories.length > 6 || categories.some((label) => [...label].length > LONG_LABEL);
  const tints = single
    ? categories.map((_, at) => segmentColour(colours?.[at] ?? series[0]?.colour ?? 1))
    : series.map(({ colour }, at) => segmentColour(colour ?? at + 1));
  return {
    type: 'bar',
    data: seriesData(picture),
    options: {
      ...common,
      barDir: lying ? 'bar' : 'col',
      barGrouping: stacked ? 'stacked' : 'clustered',
      barGapWidthPct: 45,
      chartColors: new Set(tints).size === 1 ? tints.slice(0, 1) : tints,
      showLegend: !single,
      legendPos: 'b',
      showValue: !stacked && categories.length * series.length <= MOST_LABELS,
      // The first category stands at the top, as it does in the table.
      ...(lying && { catAxisOrientation: 'maxMin' as 'minMax', valAxisLabelFontSize: 9 }),
    },
  };
}

function lineChart(picture: Lines, common: PptxGenJS.IChartOpts): NativeChart {
  const { series } = picture;
  const chartColors = series.map(({ colour }, at) => segmentColour(colour ?? at + 1));
  const shared = {
    ...common,
    chartColors,
    showLegend: series.length > 1,
    legendPos: 'b' as const,
    lineSize: 2.25,
  };
  const data = seriesData(picture);
  if (picture.kind === 'lines')
    return { type: 'line', data, options: { ...shared, lineDataSymbolSize: 6, displayBlanksAs: 'gap' } };
  return {
    type: 'radar',
    data,
    options: { ...shared, radarStyle: 'marker', valAxisMinVal: 0, valAxisMaxVal: picture.max },
  };
}

/** A series a point, so that each has its colour and stands in the legend by name. */
function pointChart({ points, x, y, range }: Points, common: PptxGenJS.IChartOpts): NativeChart {
  const data: PptxGenJS.OptsChartData[] = [
    { name: x, values: points.map((point) => point.x) },
    ...points.map((point, own) => ({
      name: point.label,
      values: points.map((_, at) => (at === own ? point.y : null)) as number[],
    })),
  ];
  return {
    type: 'scatter',
    data,
    options: {
      ...common,
      chartColors: points.map(({ colour }, at) => segmentColour(colour ?? at + 1)),
      lineSize: 0,
      lineDataSymbol: 'circle',
      lineDataSymbolSize: 14,
      showLegend: true,
      legendPos: 'r',
      showCatAxisTitle: true,
      catAxisTitle: x,
      catAxisTitleFontSize: 11,
      showValAxisTitle: true,
      valAxisTitle: y,
      valAxisTitleFontSize: 11,
      ...(range && {
        catAxisMinVal: range.x[0],
        catAxisMaxVal: range.x[1],
        valAxisMinVal: range.y[0],
        valAxisMaxVal: range.y[1],
      }),
    },
  };
}
