import type { Evidence } from './evidence';
import type { AsOf } from './cell';
import type { SegmentationInfo } from './segmentation';
import type { TableInfo, Value } from './table';
import type { Warning } from './warning';

/**
 * What a cell has to say in a report, in one language, as data: every way out (page, HTML, Markdown, workbook, slides,
 * link) writes these blocks, and the privacy check stands between them and all of these. Texts are final: labels
 * translated, citations expanded. Figures are raw, so that workbooks and charts get numbers.
 */

/** How figures of a column are written. */
export type ReportFormat = 'text' | 'integer' | 'number' | 'percent' | 'change' | 'money' | 'date' | 'index';

export interface ReportColumn {
  readonly label: string;
  readonly format: ReportFormat;
  /** Its values are names, contacts or ids of persons: masked at every exit. */
  readonly personal?: boolean;
}

/**
 * Rows (of a table) or categories (of a chart) that are groups of persons: what the privacy check needs in order to
 * suppress small ones, a second one where subtraction would reveal the first, and those that one customer dominates.
 */
export interface ReportGroups {
  /** Number of customers of each row or category, in their order; null where it is not known, which hides the group. */
  readonly sizes: readonly (number | null)[];
  /**
   * By what each is known again under whatever name it stands (`segmentKey`): what is hidden in one table is hidden
   * wherever its key stands. Null, or absent, where a group has none; several where it is of several segmentations.
   */
  readonly keys?: readonly (string | readonly string[] | null)[];
  /**
   * Each is only a part of the group that its keys name (those of a window, those of whom a value is known): it is
   * hidden where the group is, but may be small by itself without hiding the group elsewhere.
   */
  readonly part?: boolean;
  /** Share of the largest customer in the group's amount (0–1), where it is known. */
  readonly dominant?: readonly (number | null)[];
  /** Index of the row that is the sum of the others, if there is one. */
  readonly total?: number;
  /** Columns that stay when a row is suppressed (its label); the first when absent. */
  readonly keep?: readonly number[];
  /** A customer can be in several (tags, say): no group can be told from a sum of the others. */
  readonly overlapping?: boolean;
  /**
   * Of cross tables: number of customers behind each cell, by row and column; null where a cell is no group of its own
   * (a label, a sum). Small cells are suppressed, and others in their row and column where subtraction would tell them.
   */
  readonly cells?: readonly (readonly (number | null)[])[];
}

export interface ReportTable {
  readonly type: 'table';
  /** Unique in its cell: names the sheet. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Value[])[];
  readonly groups?: ReportGroups;
  /** Rows are single customers: left out of every report unless the author asks for them. */
  readonly persons?: boolean;
  readonly note?: string;
}

export interface ReportSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** 1–8, one of the segment colours. */
  readonly colour?: number;
}

export interface ReportPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Area of the bubble, on any scale. */
  readonly size?: number;
  readonly colour?: number;
}

/** Pictures simple enough to be drawn as SVG on a page and as a native chart in slides. */
export type ReportPicture =
  | {
      readonly kind: 'bars';
      readonly categories: readonly string[];
      readonly series: readonly ReportSeries[];
      /** Colours of the categories of a single series (1–8). */
      readonly colours?: readonly number[];
      readonly stacked?: boolean;
    }
  | {
      readonly kind: 'lines';
      /** Periods in order, as they are written. */
      readonly categories: readonly string[];
      readonly series: readonly ReportSeries[];
    }
  | {
      readonly kind: 'radar';
      readonly categories: readonly string[];
      readonly series: readonly ReportSeries[];
      readonly max: number;
    }
  | {
      readonly kind: 'points';
      readonly x: string;
      readonly y: string;
      readonly points: readonly ReportPoint[];
      /** Where the lines that make four fields of the picture cross. */
      readonly cross?: { readonly x: number; readonly y: number };
      /** Ends of the axes, where the scale is fixed. */
      readonly range?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
    };

export interface ReportChart {
  readonly type: 'chart';
  /** Unique in its cell: names the picture's file. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows in a sentence, for whoever does not see it. */
  readonly alt: string;
  readonly format: ReportFormat;
  readonly picture: ReportPicture;
  /** For `bars`, `points`: one entry a category or point. */
  readonly groups?: ReportGroups;
}

export interface ReportFigure {
  readonly label: string;
  readonly value: Value;
  readonly format: ReportFormat;
  readonly note?: string;
}

export type ReportBlock =
  | { readonly type: 'heading'; readonly text: string }
  /** Markdown: paragraphs, lists, emphasis; no HTML. */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'figures'; readonly figures: readonly ReportFigure[] }
  /** Claims of the author's; those whose figures changed since are marked. */
  | {
      readonly type: 'claims';
      readonly title?: string;
      readonly claims: readonly { readonly text: string; readonly review: boolean }[];
    }
  /** What stands together: a persona, a strategy of one segment. */
  | {
      readonly type: 'card';
      readonly title: string;
      readonly subtitle?: string;
      readonly colour?: number;
      readonly blocks: readonly ReportBlock[];
      /** Number of customers it speaks of, where they are persons. */
      readonly size?: number;
      /** By what its customers are known again under other names, as in `ReportGroups.keys`. */
      readonly key?: string;
    }
  | { readonly type: 'note'; readonly tone: 'info' | 'warn'; readonly text: string }
  | ReportTable
  | ReportChart;

/** In which part of the report a cell stands, unless the author moves it. */
export const REPORT_PARTS = [
  'scope',
  'findings',
  'segments',
  'personas',
  'positioning',
  'strategy',
  'plan',
  'kpi',
  'appendix',
] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** What a kind's report is made from. */
export interface ReportContext<Options = unknown, Result = unknown> {
  readonly name: string;
  readonly options: Options;
  readonly result: Result;
  readonly tables: readonly TableInfo[];
  readonly segmentation?: SegmentationInfo;
  readonly asOf?: AsOf;
  readonly warnings: readonly Warning[];
  readonly locale: 'zh-CN' | 'en';
  /** ISO code of the amounts; undefined where it is not known. */
  readonly currency?: string;
  readonly evidence: Evidence;
}

/** What a kind exports as `report` from its `report.ts`: pure, language by `locale`. */
export interface CellReport<Options = unknown, Result = unknown> {
  readonly part: ReportPart;
  /** A method, so that kinds with options of their own fit one record. */
  blocks(context: ReportContext<Options, Result>): readonly ReportBlock[];
  /** How it was done, for the appendix: definitions, cuts, parameters, checks. */
  method?(context: ReportContext<Options, Result>): readonly ReportBlock[];
}
