import { translate } from '../../i18n/dictionary';
import { locale } from '../../i18n/locale.svelte';
import { segments as strings } from '../../i18n/shell/segments';
import type { ExploreSelection } from '../../model/explore';
import { toFailure } from '../../model/failure';
import { toasts } from '../../ui/toasts.svelte';
import type { Session } from '../session';

/**
 * Puts a selection into the document behind the segmentation's cell: an `sql` step of the selected customers, or
 * everyone with a mark and a `tags` step that gives those a tag.
 */
export async function keepSelection(
  { engine, notebook }: Pick<Session, 'engine' | 'notebook'>,
  selection: ExploreSelection,
  as: 'sql' | 'tags',
  after: string,
): Promise<void> {
  try {
    const query = await engine.selectionSql(selection, as === 'sql' ? 'rows' : 'marked');
    const name = notebook.addCell('sql', after, { sql: query }, as === 'sql' ? 'selection' : 'marked');
    const added = as === 'sql' ? name : addTags(notebook, name);
    toasts.notify(translate(strings, locale.current, 'saved', { name: added }), 'good');
  } catch (error) {
    toasts.notify(toFailure(error).message, 'error');
  }
}

function addTags(notebook: Session['notebook'], from: string): string {
  const key = notebook.cells.find((cell) => cell.name === from)?.key ?? null;
  const tag = { tag: strings.zh.savedTag, en: strings.en.savedTag, when: 'selected' };
  return notebook.addCell('tags', key, { from, rules: [tag] }, 'picked');
}
