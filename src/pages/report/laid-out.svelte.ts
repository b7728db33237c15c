import { locale } from '../../i18n/locale.svelte';
import { assembleReport, type Assembled } from '../../report/assemble';
import { kindsOf, loadReports } from '../../report/entries';
import type { LoadedReports } from '../../report/sections';
import { reportSettings, type ReportSettings } from '../../report/settings';
import { evidenceOf } from '../evidence/evidence-of';
import type { Session } from '../session';

/** The report of the open notebook as it stands: follows results, settings and the reader's language. */
export class LaidOut {
  #reports = $state.raw<LoadedReports | null>(null);
  #failed = $state.raw<unknown>(null);
  readonly #kinds = $derived.by(() => kindsOf(this.session.notebook.blocks).join(' '));
  readonly #settings = $derived.by(() => reportSettings(this.session.notebook.document.front));
  readonly #assembled = $derived.by(() => {
    const { notebook } = this.session;
    return (
      this.#reports &&
      assembleReport({
        snapshot: notebook.snapshot,
        settings: this.#settings,
        reports: this.#reports,
        locale: locale.current,
        evidence: evidenceOf(notebook),
      })
    );
  });

  /** To be made in a component: it fetches what kinds say whenever a new one is in the notebook. */
  constructor(private readonly session: Session) {
    $effect(() => {
      const kinds = this.#kinds;
      loadReports(kindsOf(this.session.notebook.blocks)).then(
        (reports) => {
          if (kinds === this.#kinds) this.#reports = reports;
        },
        (error: unknown) => (this.#failed = error),
      );
    });
  }

  get settings(): ReportSettings {
    return this.#settings;
  }

  /** Why it could not be laid out. */
  get failed(): unknown {
    return this.#failed;
  }

  /** Null until it is known what kinds say. */
  get assembled(): Assembled | null {
    return this.#assembled;
  }

  /** Sets, or with `undefined` removes, what the front matter says under `report:`. One undo step. */
  set(path: readonly (string | number)[], value: unknown): void {
    this.session.notebook.setFrontMatter(['report', ...path], value);
  }
}
