import type { Session } from '../session';
import { entriesFile, FORM_INPUTS, FORM_KINDS, readEntries, type Entry, type FormKind } from './entries';
import { withForm, withoutForm } from './form-document';

/** The entries of one kind: they live in the file of an input, which is what the ledger reads. */
export class FormEntries {
  #entries = $state.raw<readonly Entry[]>([]);
  /** Whether they stay on this device beyond the page; null before anything was written. */
  #kept = $state<boolean | null>(null);
  #file: File | undefined;

  constructor(
    private readonly session: Session,
    readonly kind: FormKind,
  ) {}

  get all(): readonly Entry[] {
    return this.#entries;
  }

  get kept(): boolean | null {
    return this.#kept;
  }

  /** Reads the entries of the input's file anew, unless it is the one they were read from. */
  async follow(file: File | undefined): Promise<void> {
    if (file === this.#file) return;
    this.#file = file;
    this.#entries = file ? (readEntries(this.kind, await file.text()) ?? []) : [];
  }

  /** Puts other entries in their place: file, source and ledger follow, as one undo step where the notebook changes. */
  async write(entries: readonly Entry[]): Promise<void> {
    const { session, kind } = this;
    const file = entries.length > 0 ? entriesFile(kind, entries) : undefined;
    this.#file = file;
    this.#entries = entries;
    const { notebook } = session;
    let stored: Promise<boolean> = Promise.resolve(false);
    notebook.batch(() => {
      stored = session.keepInput(FORM_INPUTS[kind], file ? [file] : []);
      notebook.edit((document, read) =>
        file ? withForm(document, read, kind, notebook.available()) : withoutForm(document, read, kind),
      );
    });
    this.#kept = await stored;
  }
}

/** Takes away the files and sources of forms that have lost their last entry: a source without rows cannot run. */
export async function dropEmptyForms(session: Session): Promise<void> {
  for (const kind of FORM_KINDS) {
    const file = session.notebook.files[FORM_INPUTS[kind]]?.[0];
    const left = file ? readEntries(kind, await file.text()) : null;
    if (left?.length === 0) await new FormEntries(session, kind).write([]);
  }
}
