import { locale } from '../i18n/locale.svelte';
import { fileName } from '../lib/file-name';
import type { Ask, CellActions } from '../model/cell';
import type { Evidence } from '../model/evidence';
import { evidenceOf } from './evidence/evidence-of';
import { tellAdded, tellPlaced } from './placed-step';
import type { Session } from './session';

/** What a cell's view and form can have done: changes of its options, questions to its kind, steps for its tables. */
export interface CellDoings {
  readonly ask: Ask;
  readonly actions: CellActions;
  readonly evidence: Evidence;
  set(path: readonly (string | number)[], value: unknown): void;
}

export function cellDoings(
  session: Pick<Session, 'notebook' | 'valueMaps' | 'engine' | 'keepInput' | 'pickFiles' | 'download'>,
  key: string,
): CellDoings {
  const { notebook, valueMaps } = session;
  return {
    ask: (question, control) => notebook.ask(key, question, control),
    actions: {
      addCleanStep: (table, step) => {
        tellPlaced(notebook, notebook.addCleanStep(table, step), table);
      },
      setAll: (changes) => {
        notebook.setOptions(key, changes);
      },
      addCell: (kind, options, wanted) => {
        const name = notebook.addCell(kind, key, options, wanted);
        tellAdded(notebook, name);
        return name;
      },
      valueMaps,
      get documentTitle() {
        return notebook.snapshot.notebook.title ?? undefined;
      },
      keepInput: (input, file) => session.keepInput(input, file ? [file] : []),
      pickFile: async () => (await session.pickFiles('data'))[0] ?? null,
      protect: async (written) => {
        const [{ protectWritten }, { knownNames }, { reportSettings }] = await Promise.all([
          import('../report/protect-written'),
          import('../report/known-names'),
          import('../report/settings'),
        ]);
        const evidence = evidenceOf(notebook);
        const texts = [JSON.stringify(written(evidence))];
        const { cells, document } = notebook;
        const known = await knownNames(texts, cells, (request) => session.engine.rows(request));
        const settings = reportSettings(document.front);
        return protectWritten(written, { cells, settings, locale: locale.current, evidence, known });
      },
      download: (blob, name, note) => {
        session.download(blob, name, note);
      },
      exportTable: async (request, what) => {
        const { blob, extension, rows } = await session.engine.exportTable(request);
        const columns = request.columns ?? [];
        session.download(blob, fileName(what, extension), { what, format: extension, rows, columns });
      },
    },
    evidence: evidenceOf(notebook),
    set: (path, value) => {
      notebook.setOption(key, path, value);
    },
  };
}
