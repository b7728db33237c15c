import { locale } from '../../i18n/locale.svelte';
import { assembleReport, type Assembled } from '../../report/assemble';
import { kindsOf, loadReports } from '../../report/entries';
import { lookUpNames } from '../../report/known-names';
import type { LoadedReports } from '../../report/sections';
import { reportSettings, type ReportSettings } from '../../report/settings';
import { evidenceOf } from '../evidence/evidence-of';
import type { Session } from '../session';

/** A report that changes is looked through when it has stood still for so many milliseconds. */
const LOOK_AFTER = 400;

/** The report of the open notebook as it stands: follows results, settings and the reader's language. */
export class LaidOut {
  #reports = $state.raw<LoadedReports | null>(null);
  #failed = $state.raw<unknown>(null);
  /** Names of persons in the data that the report would hold; they only grow while it is looked at. */
  #known = $state.raw<readonly string[]>([]);
  /** The report and tables that were looked through for them last. */
  #looked = $state.raw('');
  #cut = $state.raw(false);
  readonly #seen = $derived.by(() => this.#toLookAt());
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
        known: this.#known,
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
    $effect(() => {
      if (!this.#assembled || session.notebook.busy) return;
      const timer = setTimeout(() => void this.settle(), LOOK_AFTER);
      return () => clearTimeout(timer);
    });
  }

  /**
   * Resolves once the report, as it stands then, is known to hold no name that is a person's in the data. A name that is
   * found is masked, as contacts are by their form, and what that makes of the report is looked at again. To be awaited
   * before anything leaves.
   */
  async settle(): Promise<void> {
    const { engine, notebook } = this.session;
    while (!this.settled) {
      const seen = this.#seen;
      const { names, cut } = await lookUpNames([seen], notebook.cells, (request) => engine.rows(request));
      const fresh = names.filter((name) => !this.#known.includes(name));
      if (fresh.length > 0) this.#known = [...this.#known, ...fresh];
      this.#looked = seen;
      this.#cut = cut;
    }
  }

  /** Whether the report as it stands was looked through for names. */
  get settled(): boolean {
    return this.#seen === '' || this.#seen === this.#looked;
  }

  /** Whether it holds more words that could be names than were looked up. */
  get namesCut(): boolean {
    return this.#cut;
  }

  /** All texts of the report and the tables that names are looked up in; empty where there is nothing to look for. */
  #toLookAt(): string {
    const { report, rules } = this.#assembled ?? {};
    if (!report || !rules?.mask) return '';
    const tables = this.session.notebook.cells.flatMap(({ state }) => state.outcome?.tables[0] ?? []);
    const sizes = tables.map(({ name, rows }) => [name, rows]);
    return JSON.stringify([report.title, report.subtitle, report.chapters, sizes]);
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
