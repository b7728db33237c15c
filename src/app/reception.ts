import { MOST_FILES } from './folder-files';
import { pastedFile } from './pasted-table';
import type { AppSession } from './session.svelte';

/** What a reader is told while files come in, and what a pasted table is called. */
export interface ReceptionTexts {
  notADocument(file: string): void;
  opened(file: string): void;
  /** A folder has so many files, and perhaps more. */
  folderCut(files: number): void;
  pastedName(): string;
}

/** Takes in what is dropped, picked or pasted: notebooks are opened, everything else is imported. */
export class Reception {
  constructor(
    private readonly session: AppSession,
    private readonly texts: ReceptionTexts,
  ) {}

  async receive(files: readonly File[]): Promise<void> {
    const documents = files.filter((file) => /\.(kequn\.)?md$/i.test(file.name));
    const data = files.filter((file) => !documents.includes(file));
    const first = documents[0];
    if (first) await this.open(first);
    if (data.length >= MOST_FILES) this.texts.folderCut(data.length);
    this.session.importFiles(data);
  }

  /** A table pasted anywhere on the page, except where text is being written, is a file like any other. */
  paste(event: ClipboardEvent): void {
    if (busy(event.target) || !event.clipboardData) return;
    const files = [...event.clipboardData.files];
    const pasted = files.length > 0 ? null : pastedFile(event.clipboardData, this.texts.pastedName());
    if (files.length > 0) void this.receive(files);
    else if (pasted) this.session.importFiles([pasted]);
    else return;
    event.preventDefault();
  }

  private async open(file: File): Promise<void> {
    const text = await file.text();
    if (!isDocument(text)) {
      this.texts.notADocument(file.name);
      return;
    }
    await this.session.openDocument(text);
    this.session.go('notebook');
    this.texts.opened(file.name);
  }
}

/** Whether a text is being written or a dialog answered. */
function busy(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest('input,textarea,[contenteditable],dialog') : null;
  return field !== null || document.querySelector('dialog[open]') !== null;
}

/** A notebook opens with front matter that says which version of the format it is. */
function isDocument(text: string): boolean {
  return /^\uFEFF?---\r?\n(?:(?!---)[^\n]*\n)*?kequn:/.test(text);
}
