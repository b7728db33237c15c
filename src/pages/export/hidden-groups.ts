import { locale } from '../../i18n/locale.svelte';
import { evidenceOf } from '../evidence/evidence-of';
import type { Session } from '../session';

/**
 * Which of some names are of groups of the open notebook that the privacy check hides, in the picture of a cell where one
 * is named, and how large groups without a name must be: looked up when the picture leaves.
 */
export async function hiddenGroups(
  { notebook }: Pick<Session, 'notebook'>,
  names: readonly string[],
  cell: string | null,
): Promise<{ readonly names: readonly string[]; readonly least: number }> {
  const [{ hiddenLabels }, { kindsOf, loadReports }, { reportSettings }, { areCompanies }] =
    await Promise.all([
      import('../../report/hidden-labels'),
      import('../../report/entries'),
      import('../../report/settings'),
      import('../../report/companies'),
    ]);
  const settings = reportSettings(notebook.document.front);
  const hidden = hiddenLabels({
    cells: notebook.cells,
    settings,
    reports: await loadReports(kindsOf(notebook.blocks)),
    locale: locale.current,
    evidence: evidenceOf(notebook),
    cell,
  });
  const least = areCompanies(notebook.cells) ? 0 : settings.minGroup;
  return { names: names.filter((name) => hidden.has(name)), least };
}
