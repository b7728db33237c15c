import type { WriteSheet } from 'hucre/xlsx';
import { translate } from '../i18n/dictionary';
import { formatDate } from '../i18n/format';
import { reportFiles } from '../i18n/shell/report-files';
import { harmless } from '../lib/harmless';
import { chartTable } from './chart-table';
import type { Report } from './report';
import { chartsIn, tablesIn } from './tables-in';
import { formPlans, type PersonTables } from './workbook/forms';
import { NOTE, TITLE, HEADING, tablePlan, writeSheet, type SheetPlan } from './workbook/sheet';
import { SheetNames } from './workbook/sheet-names';
import { textPlan } from './workbook/text-plan';
import { writable } from './writable';

export interface WorkbookOrder {
  /** After the privacy check. */
  readonly report: Report;
  /** Null where the author did not ask for rows of single customers. */
  readonly people: PersonTables | null;
  /** What the privacy check says of itself. */
  readonly checked: string;
}

/**
 * A report as a workbook (.xlsx): what it is and where everything stands; its words; tables 1–3 under their own
 * headings; then a sheet a table and a sheet a picture's figures. Figures are figures, days are days, ids stay text.
 */
export async function reportXlsx(order: WorkbookOrder): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({ sheets: workbookSheets(writable(order)) });
  return bytes;
}

/** The sheets in their order. */
export function workbookSheets({ report, people, checked }: WorkbookOrder): WriteSheet[] {
  const names = new SheetNames();
  const t = (key: 'about' | 'text') => translate(reportFiles, report.locale, key);
  const about = names.take(t('about'));
  const words = textPlan(report, names.take(t('text')));
  const forms = formPlans(report, people, (wanted) => names.take(wanted));
  const tables = tablesIn(report)
    .filter(({ table }) => !forms.used.has(table))
    .map(({ table, card, part, section }) => {
      const title = card === null ? table.title : `${card} ${table.title}`;
      return { part, section, plan: { ...tablePlan(table, names.take(title)), title } };
    });
  const pictures = chartsIn(report).map(({ chart, card, part, section }) => {
    const title = card === null ? chart.title : `${card} ${chart.title}`;
    const heading = translate(reportFiles, report.locale, 'picture', { title });
    const plan = { ...tablePlan(chartTable(chart, report), names.take(heading)), title: heading };
    return { part, section, plan };
  });
  const placed = [
    ...[words, ...forms.plans].map((plan) => ({ part: '', section: '', plan })),
    ...tables,
    ...pictures,
  ];
  return [aboutSheet(about, report, checked, placed), ...placed.map(({ plan }) => writeSheet(plan))];
}

interface PlacedPlan {
  readonly part: string;
  readonly section: string;
  readonly plan: SheetPlan;
}

/** What the workbook is, and a list of its sheets that leads to each. */
function aboutSheet(
  name: string,
  report: Report,
  checked: string,
  placed: readonly PlacedPlan[],
): WriteSheet {
  const { title, subtitle, asOf, author, locale } = report;
  const t = (key: keyof (typeof reportFiles)['zh'], values = {}) =>
    translate(reportFiles, locale, key, values);
  const above = [
    title,
    ...(subtitle === null ? [] : [subtitle]),
    ...(asOf === null ? [] : [t('asOf', { date: formatDate(asOf, locale) })]),
    ...(author === null ? [] : [t('author', { author })]),
    checked,
    t('made'),
    '',
  ].map(harmless);
  const top = above.length;
  const cells: WriteSheet['cells'] = new Map([['0,0', { style: TITLE }]]);
  above.slice(1).forEach((_, at) => cells.set(`${at + 1},0`, { style: NOTE }));
  [0, 1, 2].forEach((column) => cells.set(`${top},${column}`, { style: HEADING }));
  placed.forEach(({ plan }, at) => {
    const location = `'${plan.name.replace(/'/g, "''")}'!A1`;
    cells.set(`${top + 1 + at},0`, { hyperlink: { target: '', location, display: plan.name } });
  });
  return {
    name,
    columns: [{ width: 40 }, { width: 24 }, { width: 36 }],
    rows: [
      ...above.map((line) => [line]),
      [t('sheet'), t('part'), t('section')],
      ...placed.map(({ plan, part, section }) => [plan.name, part, section].map(harmless)),
    ],
    cells,
  };
}
