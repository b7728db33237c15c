import { translate } from '../../i18n/dictionary';
import { report as strings } from '../../i18n/shell/report';
import type { ReportFormat, ReportTable } from '../../model/report';
import { columnTexts, type Reader } from '../figure-text';
import { element, type MarkupElement } from './node';

/** Rows that are written on a page; workbooks hold all of them. */
export const MOST_ROWS = 200;

/** A table with its title; one that is too wide scrolls by itself. */
export function tableNode(table: ReportTable, reader: Reader): MarkupElement {
  const shown = table.rows.slice(0, MOST_ROWS);
  const head = table.columns.map(({ label, format }) =>
    element('th', { scope: 'col', class: side(format) }, label),
  );
  const texts = table.columns.map(({ format }, column) =>
    columnTexts(
      shown.map((row) => row[column] ?? null),
      format,
      reader,
    ),
  );
  const rows = shown.map((_, index) =>
    element(
      'tr',
      { class: index === table.groups?.total ? 'total' : null },
      table.columns.map(({ format }, column) => {
        const text = texts[column]?.[index] ?? '';
        return column === 0
          ? element('th', { scope: 'row', class: side(format) }, text)
          : element('td', { class: side(format) }, text);
      }),
    ),
  );
  const left = translate(strings, reader.locale, 'rows_left', { shown: MOST_ROWS, total: table.rows.length });
  return element(
    'div',
    { class: 'table' },
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': table.title },
      element(
        'table',
        {},
        element('caption', {}, table.title),
        element('thead', {}, element('tr', {}, head)),
        element('tbody', {}, rows),
      ),
    ),
    table.rows.length > MOST_ROWS ? element('p', { class: 'small' }, left) : null,
    table.note ? element('p', { class: 'small' }, table.note) : null,
  );
}

function side(format: ReportFormat): string | null {
  return format === 'text' || format === 'date' ? null : 'right';
}
