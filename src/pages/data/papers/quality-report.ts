import type { CellValue } from 'hucre/xlsx';
import type { SourceResult } from '../../../cells/source/result';
import { translate, type Locale } from '../../../i18n/dictionary';
import { columnName } from '../../../i18n/shell/column-names';
import { failureText } from '../../../i18n/shell/failures';
import { notebook as words } from '../../../i18n/shell/notebook';
import { papers } from '../../../i18n/shell/papers';
import { rowClassName } from '../../../i18n/shell/row-classes';
import { warningText } from '../../../i18n/shell/warnings';
import { isRecord } from '../../../lib/is-record';
import type { Bridge, BridgeStep } from '../../../model/bridge';
import type { CellView } from '../../../notebook/state';
import type { PaperSheet } from './paper';

type Key = keyof (typeof papers)['zh'];

export interface QualityFacts {
  readonly title: string | null;
  readonly asOf: string | null;
  readonly cells: readonly CellView[];
  readonly bridges: readonly Bridge[];
}

/**
 * The data quality report (数据质量报告): what was read from which file, how complete every field is, what every step
 * said about the data, profiles where there are any, and the way from rows in the files to rows used.
 */
export function qualityReport(facts: QualityFacts, locale: Locale): PaperSheet[] {
  const t = (key: Key, values = {}) => translate(papers, locale, key, values);
  const sources = facts.cells.flatMap((cell) => sourceOf(cell) ?? []);
  const profiles = facts.cells.flatMap((cell) => profileOf(cell) ?? []);
  const head = t('qualityAsOf', { title: facts.title ?? '–', date: facts.asOf ?? '–' });
  const sheet = (name: Key, keys: readonly Key[], rows: readonly (readonly CellValue[])[]): PaperSheet => ({
    name: t(name),
    above: [t('qualityTitle'), head],
    columns: keys.map((key) => ({
      heading: t(key),
      ...(SHARES.includes(key) && { numFmt: '0.0%' }),
    })),
    rows,
  });
  return [
    sheet('sheetOverview', OVERVIEW, sources.flatMap(overviewRows)),
    sheet(
      'sheetColumns',
      COLUMNS,
      sources.flatMap((source) => columnRows(source, locale)),
    ),
    sheet('sheetProblems', PROBLEMS, problemRows(facts.cells, profiles, locale)),
    ...(profiles.length > 0 ? [sheet('sheetProfile', PROFILE, profiles.map(profileRow))] : []),
    ...(facts.bridges.length > 0 ? [bridgeSheet(facts.bridges, head, locale)] : []),
  ];
}

const SHARES: readonly Key[] = ['missingShare', 'share', 'completeness'];
const OVERVIEW: readonly Key[] = [
  ...(['step', 'file', 'bytes', 'formatOf', 'encoding', 'header', 'rowsInFile', 'rejected'] as const),
  ...(['summaryRows', 'rowsUsed', 'replaced', 'period', 'leftOut'] as const),
];
const COLUMNS: readonly Key[] = ['step', 'field', 'fileColumn', 'type', 'missing', 'missingShare', 'failed'];
const PROBLEMS: readonly Key[] = ['step', 'kind', 'text', 'columns', 'rows', 'share'];
const PROFILE: readonly Key[] = ['step', 'rows', 'duplicates', 'completeness', 'keys'];

/** What the report takes from a profile step. */
interface ProfileFacts {
  readonly table: string;
  readonly rows: number;
  readonly duplicates: number;
  readonly completeness: number | null;
  readonly keys: readonly (readonly string[])[];
  readonly problems: readonly {
    readonly code: string;
    readonly columns: readonly string[];
    readonly rows: number;
    readonly share: number;
  }[];
}

interface Named<Result> {
  readonly name: string;
  readonly result: Result;
}

function sourceOf({ kind, name, state }: CellView): Named<SourceResult> | null {
  const result = state.outcome?.result;
  return kind === 'source' && isRecord(result) ? { name, result: result as unknown as SourceResult } : null;
}

function profileOf({ kind, name, state }: CellView): Named<ProfileFacts> | null {
  const result = state.outcome?.result;
  const is = String(kind) === 'profile' && isRecord(result) && Array.isArray(result['problems']);
  return is ? { name, result: result as unknown as ProfileFacts } : null;
}

function overviewRows({ name, result }: Named<SourceResult>): CellValue[][] {
  const days = [result.first_time, result.last_time].map((time) => time?.slice(0, 10) ?? '');
  const period = days[0] === '' ? '' : days.join(' – ');
  return result.files.map((file, i) => [
    name,
    file.name,
    file.bytes,
    file.format,
    file.encoding,
    file.header,
    // What is known of all files together stands in the row of the first.
    ...(i === 0
      ? [result.rows_in_file, result.rejected, result.summary_rows, result.rows, result.replaced_characters]
      : [null, null, null, null, null]),
    i === 0 ? period : null,
    i === 0 ? result.left_out.join(', ') : null,
  ]);
}

function columnRows({ name, result }: Named<SourceResult>, locale: Locale): CellValue[][] {
  return result.columns.map(({ name: own, field, from, type, missing, failed }) => [
    name,
    field === null ? own : columnName(field, locale),
    from,
    type,
    missing,
    result.rows === 0 ? null : missing / result.rows,
    failed,
  ]);
}

function problemRows(
  cells: readonly CellView[],
  profiles: readonly Named<ProfileFacts>[],
  locale: Locale,
): CellValue[][] {
  const t = (key: Key) => translate(papers, locale, key);
  const warned = cells.flatMap(({ name, state }) => [
    ...(state.outcome?.warnings ?? []).map((warning) => [
      name,
      t('kindWarning'),
      warningText(warning, locale),
    ]),
    ...(state.failure ? [[name, t('kindFailure'), failureText(state.failure, locale).what]] : []),
  ]);
  const found = profiles.flatMap(({ name, result }) =>
    result.problems.map(({ code, columns, rows, share }) => [
      name,
      t('kindProblem'),
      problemName(code, locale),
      columns.join(', '),
      rows,
      share,
    ]),
  );
  const all: CellValue[][] = [...found, ...warned];
  return all.length > 0 ? all : [['', '', t('noProblems')]];
}

function problemName(code: string, locale: Locale): string {
  const key = `problem_${code}`;
  return Object.hasOwn(papers.zh, key) ? translate(papers, locale, key as Key) : code;
}

function profileRow({ name, result }: Named<ProfileFacts>): CellValue[] {
  const keys = result.keys.map((columns) => columns.join(' + ')).join('; ');
  return [`${name}: ${result.table}`, result.rows, result.duplicates, result.completeness, keys];
}

function bridgeSheet(bridges: readonly Bridge[], head: string, locale: Locale): PaperSheet {
  const t = (key: Key) => translate(papers, locale, key);
  const w = (key: 'bridgeStep' | 'bridgeRows' | 'bridgeOrders' | 'bridgeCustomers' | 'bridgeAmount') =>
    translate(words, locale, key);
  return {
    name: t('sheetBridge'),
    above: [t('sheetBridge'), head],
    columns: [
      { heading: t('step') },
      ...(['bridgeStep', 'bridgeRows', 'bridgeOrders', 'bridgeCustomers', 'bridgeAmount'] as const).map(
        (key) => ({
          heading: w(key),
        }),
      ),
    ],
    rows: bridges.flatMap(({ cell, steps }) =>
      steps.map((step) => [
        cell,
        bridgeStepName(step, locale),
        step.rows,
        step.orders,
        step.customers,
        step.amount,
      ]),
    ),
  };
}

function bridgeStepName({ step, cell }: BridgeStep, locale: Locale): string {
  if (cell !== undefined && step === 'table') return translate(words, locale, 'bridgeTable', { cell });
  if (cell !== undefined && step === 'filtered') return translate(words, locale, 'bridgeFiltered', { cell });
  return rowClassName(step, locale);
}
