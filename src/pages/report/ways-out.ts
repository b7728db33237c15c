import type { Assembled } from '../../report/assemble';
import type { FileOrder } from '../../report/file-worker/messages';
import type { IconName } from '../../ui/icons';
import type { Session } from '../session';

/** A file that a report can become. */
export interface WayOut {
  readonly label: 'exportHtml' | 'exportMarkdown' | 'exportXlsx' | 'exportPptx';
  readonly icon: IconName;
  readonly extension: string;
  /** `session` gives the rows of single customers, where the author asked for them. */
  write(assembled: Assembled, session: Pick<Session, 'notebook' | 'engine'>): Promise<Blob>;
}

export const WAYS_OUT: readonly WayOut[] = [
  {
    label: 'exportHtml',
    icon: 'world',
    extension: 'html',
    write: async ({ report }) => {
      const { htmlFile } = await import('../../report/html/file');
      return new Blob([htmlFile(report)], { type: 'text/html' });
    },
  },
  {
    label: 'exportMarkdown',
    icon: 'text',
    extension: 'md',
    write: async ({ report }) => {
      const { markdownFile } = await import('../../report/markdown');
      return new Blob([markdownFile(report)], { type: 'text/markdown' });
    },
  },
  {
    label: 'exportXlsx',
    icon: 'table',
    extension: 'xlsx',
    write: (assembled, session) => madeFile('xlsx', assembled, session),
  },
  {
    label: 'exportPptx',
    icon: 'play',
    extension: 'pptx',
    write: (assembled, session) => madeFile('pptx', assembled, session),
  },
];

async function madeFile(
  format: FileOrder['format'],
  { report, rules }: Assembled,
  { notebook, engine }: Pick<Session, 'notebook' | 'engine'>,
): Promise<Blob> {
  const [{ makeReportFile }, { personTables }, { reportNote }] = await Promise.all([
    import('../../report/make-file'),
    import('../../report/person-tables'),
    import('../../report/protection-words'),
  ]);
  const asked = format === 'xlsx' && rules.rows;
  const people = asked ? await personTables(notebook.cells, (request) => engine.rows(request), rules) : null;
  return makeReportFile({ format, report, people, checked: reportNote(rules) });
}
