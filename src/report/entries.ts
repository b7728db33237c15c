import { cellReport } from '../cells/reports';
import { translate, type Locale } from '../i18n/dictionary';
import { kindName } from '../i18n/shell/kind-name';
import { report as strings } from '../i18n/shell/report';
import { cutToUnits } from '../lib/textUnits';
import type { CellKind } from '../model/cell';
import type { ReportPart } from '../model/report';
import { isCellKind, type NotebookProse } from '../notebook/document/notebook';
import type { CellView } from '../notebook/state';
import type { Entry } from './contents';
import { prosePart, titleOf } from './prose';
import type { LoadedReports } from './sections';

/** A block of the document, or what is made from one, as it can be in the report. */
export interface ReportEntry extends Entry {
  /** What it is called, in the reader's language. */
  readonly title: string;
  readonly says: 'prose' | 'blocks' | 'method' | 'warnings';
  readonly block: CellView | NotebookProse | null;
  /** The block right before it in the document. */
  readonly after: string | null;
}

type Block = CellView | NotebookProse;

/** Fetches what the kinds of some cells say. */
export async function loadReports(kinds: Iterable<CellKind>): Promise<LoadedReports> {
  const wanted = [...new Set(kinds)].flatMap((kind) => {
    const load = cellReport(kind);
    return load ? [load().then(({ report }) => [kind, report] as const)] : [];
  });
  return new Map(await Promise.all(wanted));
}

/** The kinds of a document's cells. */
export function kindsOf(blocks: readonly Block[]): CellKind[] {
  return [
    ...new Set(
      blocks.flatMap((block) => (block.type === 'cell' && isCellKind(block.kind) ? [block.kind] : [])),
    ),
  ];
}

/** All that a document can put into its report, in the order of the document. */
export function reportEntries(
  blocks: readonly Block[],
  reports: LoadedReports,
  locale: Locale,
): ReportEntry[] {
  const say = (key: keyof (typeof strings)['zh'], values = {}) => translate(strings, locale, key, values);
  const entries = blocks.flatMap((block, index): ReportEntry[] => {
    const after = blocks[index - 1]?.key ?? null;
    if (block.type === 'prose') {
      const { title, rest } = titleOf(block.text);
      const name = say('prose', { text: title || cutToUnits(rest.replace(/\s+/g, ' ').trim(), 30) });
      const part = prosePart(block.text, placeOf(blocks, index, reports));
      return [{ key: block.key, part, title: name, says: 'prose', block, after }];
    }
    const report = isCellKind(block.kind) ? reports.get(block.kind) : undefined;
    if (!report) return [];
    const title = cellTitle(block, blocks, locale);
    const said: ReportEntry = {
      key: block.key,
      part: report.part,

      title,
      says: 'blocks',
      block,
      after,
    };
    const method: ReportEntry = {
      ...said,
      key: `method:${block.key}`,
      part: 'appendix',
      title: say('method_of', { name: title }),
      says: 'method',
      after: null,
    };
    return report.method ? [said, method] : [said];
  });
  const warnings: ReportEntry = {
    key: 'warnings:',
    part: 'appendix',

    title: say('warnings'),
    says: 'warnings',
    block: null,
    after: null,
  };
  return entries.length > 0 ? [...entries, warnings] : [];
}

/** The title that its author gave a cell, else what its kind is called; with its name where that alone does not tell. */
export function cellTitle(cell: CellView, blocks: readonly Block[], locale: Locale): string {
  const title = cell.stored['title'];
  if (typeof title === 'string' && title.trim() !== '') return title.trim();
  if (!isCellKind(cell.kind)) return cell.name;
  const kind = kindName(cell.kind, locale);
  const several = blocks.filter((one) => one.type === 'cell' && one.kind === cell.kind).length > 1;
  return several ? translate(strings, locale, 'of_table', { kind, name: cell.name }) : kind;
}

function placeOf(blocks: readonly Block[], index: number, reports: LoadedReports) {
  const partOf = (block: Block | undefined): ReportPart | null =>
    block?.type === 'cell' && isCellKind(block.kind) ? (reports.get(block.kind)?.part ?? null) : null;
  const rest = blocks.slice(index + 1);
  const end = rest.findIndex((block) => block.type === 'prose');
  const next =
    rest
      .slice(0, end < 0 ? undefined : end)
      .map(partOf)
      .find((part) => part !== null) ?? null;
  return { next, previous: partOf(blocks[index - 1]), first: index === 0 };
}
