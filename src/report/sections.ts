import type { AnyReport } from '../cells/reports';
import { translate, type Locale } from '../i18n/dictionary';
import { report as strings } from '../i18n/shell/report';
import { warningText } from '../i18n/shell/warnings';
import type { CellKind } from '../model/cell';
import type { Evidence } from '../model/evidence';
import type { ReportBlock, ReportContext } from '../model/report';
import type { Confirmed } from '../model/evidence';
import type { CellView } from '../notebook/state';
import { expandProse } from './expand';
import { titleOf } from './prose';
import type { ReportSection } from './report';

/** What sections are written from. */
export interface Writing {
  /** The report's: prose need not say it again. */
  readonly title: string;
  readonly locale: Locale;
  readonly currency: string | null;
  readonly evidence: Evidence;
  /** Values that a block of prose cites, as the author confirmed them there. */
  readonly confirmed: (key: string) => Readonly<Record<string, Confirmed>>;
}

export type LoadedReports = ReadonlyMap<CellKind, AnyReport>;

/** Prose as a section; the heading it begins with is the section's. */
export function proseSection(key: string, text: string, writing: Writing): ReportSection {
  const { evidence, locale, confirmed } = writing;
  const { title: found, rest } = titleOf(text);
  const title = found === writing.title ? '' : found;
  const { state } = evidence.review({ text, confirmed: confirmed(key) });
  const blocks: ReportBlock[] =
    rest.trim() === '' ? [] : [{ type: 'text', text: expandProse(rest, evidence) }];
  if (state === 'changed' || state === 'gone') {
    blocks.push({ type: 'note', tone: 'warn', text: translate(strings, locale, 'review') });
  }
  return { key, title: title && expandProse(title, evidence), blocks };
}

/** What a cell says, or how it was done (`method`); no blocks where it has nothing to say. */
export function cellSection(
  cell: CellView,
  report: AnyReport,
  say: 'blocks' | 'method',
  title: string,
  writing: Writing,
): ReportSection {
  const key = say === 'blocks' ? cell.key : `method:${cell.key}`;
  const { outcome, status } = cell.state;
  const note = (text: 'no_result' | 'stale'): ReportBlock => ({
    type: 'note',
    tone: 'warn',
    text: translate(strings, writing.locale, text, { name: title }),
  });
  if (!outcome || cell.options === null) {
    return { key, title, blocks: say === 'blocks' ? [note('no_result')] : [] };
  }
  const said = report[say]?.(contextOf(cell, writing)) ?? [];
  const old = said.length > 0 && say === 'blocks' && status !== 'done';
  return { key, title, blocks: old ? [note('stale'), ...said] : said };
}

function contextOf(cell: CellView, { locale, currency, evidence }: Writing): ReportContext<never, never> {
  const { outcome } = cell.state;
  return {
    name: cell.name,
    options: cell.options as never,
    result: outcome?.result as never,
    tables: outcome?.tables ?? [],
    segmentation: outcome?.segmentation,
    asOf: outcome?.asOf,
    warnings: outcome?.warnings ?? [],
    locale,
    currency: currency ?? undefined,
    evidence,
  };
}

/** Everything results say about themselves where they do not simply hold, step by step; what several say is said once. */
export function warningsSection(
  cells: readonly { readonly cell: CellView; readonly title: string }[],
  title: string,
  locale: Locale,
): ReportSection {
  const sayers = new Map<string, string[]>();
  for (const { cell, title: name } of cells) {
    for (const warning of cell.state.outcome?.warnings ?? []) {
      const text = plainMarkdown(warningText(warning, locale));
      sayers.set(text, [...(sayers.get(text) ?? []), name]);
    }
  }
  const said = new Map<string, string[]>();
  for (const [text, names] of sayers) {
    const heading = [...new Set(names)].join(locale === 'en' ? ', ' : '、');
    said.set(heading, [...(said.get(heading) ?? []), text]);
  }
  const blocks = [...said].map(([heading, texts]): ReportBlock => ({
    ...{ type: 'claims', title: heading },
    claims: texts.map((text) => ({ text, review: false })),
  }));
  return { key: 'warnings:', title, blocks };
}

/** A text in which no sign means anything in Markdown. */
function plainMarkdown(text: string): string {
  return text.replace(/([\\`*_[\]<>|])/g, '\\$1');
}
