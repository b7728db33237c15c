import type { Report } from '../../report/report';
import type { IconName } from '../../ui/icons';

/** A file that a report can become. */
export interface WayOut {
  readonly label: 'exportHtml' | 'exportMarkdown';
  readonly icon: IconName;
  readonly extension: string;
  write(report: Report): Promise<Blob>;
}

export const WAYS_OUT: readonly WayOut[] = [
  {
    label: 'exportHtml',
    icon: 'world',
    extension: 'html',
    write: async (report) => {
      const { htmlFile } = await import('../../report/html/file');
      return new Blob([htmlFile(report)], { type: 'text/html' });
    },
  },
  {
    label: 'exportMarkdown',
    icon: 'text',
    extension: 'md',
    write: async (report) => {
      const { markdownFile } = await import('../../report/markdown');
      return new Blob([markdownFile(report)], { type: 'text/markdown' });
    },
  },
];
