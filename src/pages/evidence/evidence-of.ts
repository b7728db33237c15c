import { locale } from '../../i18n/locale.svelte';
import type { Evidence } from '../../model/evidence';
import type { NotebookStore } from '../../notebook/notebook.svelte';
import { DocumentEvidence } from './document-evidence';
import { today } from './today';

const known = new WeakMap<NotebookStore, Evidence>();

/** The evidence of a notebook: one for all its cells, following its results and the reader's language. */
export function evidenceOf(notebook: NotebookStore): Evidence {
  const made =
    known.get(notebook) ??
    new DocumentEvidence({
      get snapshot() {
        return notebook.snapshot;
      },
      get locale() {
        return locale.current;
      },
      today,
    });
  known.set(notebook, made);
  return made;
}
