import { translate } from '../i18n/dictionary';
import { formatDate } from '../i18n/format';
import { common } from '../i18n/shell/common';
import { reportWords } from '../i18n/shell/report-words';
import { wordsIn } from '../i18n/words';
import type {
  ReportBlock,
  ReportColumn,
  ReportContext,
  ReportFigure,
  ReportFormat,
  ReportTable,
} from '../model/report';
import type { Value } from '../model/table';

/** A column of a report's table. */
export function column(label: string, format: ReportFormat = 'text'): ReportColumn {
  return { label, format };
}

/** A figure with its label. */
export function figure(label: string, value: Value, format: ReportFormat, note?: string): ReportFigure {
  return { label, value, format, ...(note && { note }) };
}

/** Key figures in a row; those without a value are left out. */
export function figures(...given: readonly (ReportFigure | null | false)[]): ReportBlock[] {
  const known = given.filter(
    (one): one is ReportFigure => one !== null && one !== false && one.value !== null,
  );
  return known.length > 0 ? [{ type: 'figures', figures: known }] : [];
}

/** A table; nothing where it has no rows. */
export function table(
  id: string,
  title: string,
  columns: readonly ReportColumn[],
  rows: readonly (readonly Value[])[],
  rest: Partial<Pick<ReportTable, 'groups' | 'note' | 'persons'>> = {},
): ReportBlock[] {
  return rows.length > 0 ? [{ type: 'table', id, title, columns, rows, ...rest }] : [];
}

/** Sentences as a list; nothing where there are none. They are plain: no sign in them means anything in Markdown. */
export function sentences(lines: readonly (string | null | false)[]): ReportBlock[] {
  const said = lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '');
  const text = said.map((line) => `- ${plainText(line)}`).join('\n');
  return said.length > 0 ? [{ type: 'text', text }] : [];
}

/** A paragraph of plain text. */
export function paragraph(text: string | null): ReportBlock[] {
  return text === null || text.trim() === '' ? [] : [{ type: 'text', text: plainText(text) }];
}

/** A text on one line in which no sign means anything in Markdown. */
export function plainText(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/([\\`*_[\]<>|])/g, '\\$1');
}

/** A label and what it says, as the language joins them. */
export function labelled(label: string, text: string, locale: ReportContext['locale']): string {
  return translate(common, locale, 'labelled', { label, text });
}

/** Up to which day was counted and with which ruler, as sentences. */
export function basisLines(
  { asOf, locale }: Pick<ReportContext, 'asOf' | 'locale'>,
  baseline: { readonly name: string; readonly date: string } | null | undefined,
): string[] {
  const t = wordsIn(reportWords, locale);
  return [
    ...(asOf ? [t('as_of', { date: formatDate(asOf.date, locale) })] : []),
    ...(baseline ? [t('baseline', { name: baseline.name, date: formatDate(baseline.date, locale) })] : []),
  ];
}
