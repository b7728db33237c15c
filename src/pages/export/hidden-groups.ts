import { locale } from '../../i18n/locale.svelte';
import { evidenceOf } from '../evidence/evidence-of';
import type { Session } from '../session';

/**
 * Which of some names are of groups of the open notebook that the privacy check hides, in the picture of a cell where one
 * is named: looked up when the picture leaves.
 */
export async function hiddenGroups(
  { notebook }: Pick<Session, 'notebook'>,
  names: readonly string[],
  cell: string | null,
): Promise<readonly string[]> {
  const [{ hiddenLabels }, { kindsOf, loadReports }, { reportSettings }] = await Promise.all([
    import('../../report/hidden-labels'),
    import('../../report/entries'),
    import('../../report/settings'),
  ]);
  const hidden = hiddenLabels({
    cells: notebook.cells,
    settings: reportSettings(notebook.document.front),
    reports: await loadReports(kindsOf(notebook.blocks)),
    locale: locale.current,
    evidence: evidenceOf(notebook),
    cell,
  });
  return names.filter((name) => hidden.has(name));
}
