import type { EngineStatus, MemoryInfo } from '../engine/protocol';
import { breath } from '../lib/breath';
import { saveBlob } from '../lib/saveBlob';
import type { TemplateId } from '../model/templates';
import { NotebookStore } from '../notebook/notebook.svelte';
import type { DocumentSpec } from '../notebook/document/spec';
import type { ImportOrder } from '../pages/import/plan.svelte';
import type { DownloadNote, Session } from '../pages/session';
import { LocalStore, type StoreStatus } from '../share/storage/LocalStore';
import type { KeepChoice, KeptSources } from '../share/storage/KeptSources';
import { browserPorts } from '../share/storage/ports';
import { locale } from '../i18n/locale.svelte';
import { parse } from '../notebook/document/parse';
import type { ImportChoice } from '../pages/import/draft.svelte';
import { inputFields, withMapping, withSource } from './apply-import';
import { KeptFiles, type InputFilesGiven } from './kept-files.svelte';
import { LazyEngine } from './lazy-engine';
import { LocalMaps } from './local-maps.svelte';
import { handleOf, pickFiles } from './pick-files';
import { parseRoute, routeHash, type PageName } from './routes';

const EMPTY = '---\nkequn: 1\n---\n';
const MEMORY_EVERY = 4000;

/** Files given to the import dialog, and the input that asked for them. */
export interface Dropped {
  readonly files: readonly File[];
  readonly input?: string;
  /** The notebook that they are to become. */
  readonly template?: TemplateId;
}

/** The long-lived things of one page: the engine, the notebook, what is kept on the device, the address. */
export class AppSession implements Session {
  readonly engine: LazyEngine;
  readonly notebook: NotebookStore;
  readonly kept: KeptFiles;
  readonly valueMaps: LocalMaps;
  #engineStatus = $state.raw<EngineStatus>({ state: 'starting', progress: { stage: 'download', done: 0 } });
  #memory = $state.raw<MemoryInfo | null>(null);
  #store = $state.raw<LocalStore | null>(null);
  #storeStatus = $state.raw<StoreStatus | null>(null);
  #notebookId = $state('');
  #page = $state<PageName>('notebook');
  #routeCell = $state<string | null>(null);
  #dropped = $state.raw<Dropped | null>(null);
  #booted = $state(false);
  #started = $state(false);
  #saved: DocumentSpec;
  /** What is opened from the device is not saved there again. */
  #opening = false;
  constructor(engine: LazyEngine) {
    this.engine = engine;
    this.notebook = new NotebookStore(engine, EMPTY);
    this.kept = new KeptFiles(this.notebook);
    this.valueMaps = new LocalMaps(
      this.notebook,
      () => this.#store && { maps: this.#store.valueMaps, notebook: this.#notebookId },
    );
    this.#saved = this.notebook.document;
    this.followRoute();
    engine.onStatus((status) => (this.#engineStatus = status));
    this.notebook.runner.subscribe(({ document }) => {
      this.save(document);
    });
  }

  get engineStatus(): EngineStatus {
    return this.#engineStatus;
  }
  get memory(): MemoryInfo | null {
    return this.#memory;
  }
  get store(): LocalStore | null {
    return this.#store;
  }
  get storeStatus(): StoreStatus | null {
    return this.#storeStatus;
  }
  get notebookId(): string {
    return this.#notebookId;
  }
  get page(): PageName {
    return this.#page;
  }
  get routeCell(): string | null {
    return this.#routeCell;
  }
  /** What the import dialog is open for. */
  get dropped(): Dropped | null {
    return this.#dropped;
  }
  /** Whether the reader chose to begin with an empty notebook. */
  get started(): boolean {
    return this.#started;
  }
  /** Whether what was kept has been looked for: before, nobody knows whether this is a first visit. */
  get booted(): boolean {
    return this.#booted;
  }

  /** Opens what is kept on this device and, unless something else is to be shown, the notebook that was open last. */
  async boot(restore: boolean): Promise<void> {
    try {
      const store = new LocalStore(await browserPorts(document.baseURI));
      store.onStatus((status) => (this.#storeStatus = status));
      this.#store = store;
      this.#storeStatus = store.status;
      this.#notebookId = store.newId();
      // What cannot be tidied up now (a browser that refuses its file system) keeps nobody from the notebook.
      await store.start().catch(() => undefined);
      if (restore) await this.restoreLast();
    } finally {
      this.#booted = true;
    }
  }

  /** Opens the notebook that was open last, unless the reader has begun another meanwhile. */
  async restoreLast(): Promise<void> {
    const last = await this.#store?.notebooks.loadLast();
    if (last && this.notebook.document === this.#saved) await this.openKept(last.id);
  }

  /** Starts the engine and looks at its memory from time to time. Returns the way to stop. */
  startEngine(): () => void {
    void this.engine.start();
    const look = async () => {
      if (this.#engineStatus.state === 'ready' && !document.hidden) {
        this.#memory = await this.engine.memory().catch(() => this.#memory);
      }
    };
    const timer = setInterval(() => void look(), MEMORY_EVERY);
    return () => clearInterval(timer);
  }

  /** Reads the page's address. Fragments that are not pages leave the page as it is. */
  followRoute(): void {
    const route = parseRoute(location.hash);
    if (!route) return;
    this.#page = route.page;
    this.#routeCell = route.cell;
  }

  go(page: PageName, cell?: string): void {
    location.hash = routeHash(page, cell ?? null);
  }

  importFiles(files: readonly File[], input?: string): void {
    if (files.length > 0) this.#dropped = { files, input };
  }

  /** Opens the import dialog with a template chosen already: that of sample files. */
  importAs(files: readonly File[], template: TemplateId): void {
    this.#dropped = { files, template };
  }

  closeImport(): void {
    this.#dropped = null;
  }

  /** Carries out what the reader decided in the import dialog: one undo step, except where a notebook is built anew. */
  async applyImport(orders: readonly ImportOrder[], keep: KeepChoice): Promise<void> {
    this.#dropped = null;
    const inputs: InputFilesGiven[] = [];
    for (const order of orders) inputs.push(await this.applyOne(order));
    this.go('notebook');
    for (const { input, files } of inputs)
      await this.kept.keep(this.sources, this.#notebookId, { input, files }, keep);
  }

  pickFiles(kind: 'data' | 'document'): Promise<readonly File[]> {
    return pickFiles(kind);
  }

  async openDocument(text: string, autorun = true): Promise<void> {
    await this.#store?.flush();
    this.#notebookId = this.#store?.newId() ?? '';
    this.kept.forget();
    this.valueMaps.forget();
    this.notebook.open(text, autorun);
  }

  newDocument(): Promise<void> {
    return this.openDocument(EMPTY);
  }

  async openKept(id: string): Promise<void> {
    const kept = await this.#store?.notebooks.load(id);
    if (!kept) return;
    await this.#store?.flush();
    this.#notebookId = id;
    this.#opening = true;
    this.valueMaps.forget();
    this.notebook.open(kept.text, false);
    this.#opening = false;
    this.#saved = this.notebook.document;
    await this.kept.restore(this.#store?.sources ?? null, id);
    await this.valueMaps.restore();
    this.notebook.setAutorun(true);
  }

  /** Makes this tab the one that saves. */
  async takeOver(): Promise<void> {
    await this.#store?.takeOver();
    await this.reload();
  }

  /** What another tab saved of this notebook meanwhile takes the place of what is here. */
  async reload(): Promise<void> {
    const kept = await this.#store?.notebooks.load(this.#notebookId);
    if (kept && kept.text !== this.notebook.text) await this.openKept(kept.id);
  }

  async keepInput(input: string, files: readonly File[]): Promise<boolean> {
    this.notebook.setFiles(input, files);
    const { sources } = this;
    if (!sources) return false;
    await sources.keepInput(
      this.#notebookId,
      input,
      files.map((file) => ({ file })),
      'always',
    );
    // What is kept for a notebook that was never saved would find no way back.
    this.saveNow();
    return true;
  }

  handleOf(file: File): FileSystemFileHandle | undefined {
    return handleOf(file);
  }

  download(blob: Blob, fileName: string, note: DownloadNote): void {
    saveBlob(blob, fileName);
    const notebook = this.notebook.notebook.title;
    // Where the log cannot be written the file still belongs to the reader.
    this.#store?.exports.log({ ...note, notebook }).catch(() => undefined);
  }

  private async applyOne({ choice, target }: ImportOrder): Promise<InputFilesGiven> {
    const { notebook } = this;
    if (target.type === 'input') {
      notebook.setFiles(target.input, choice.files);
      notebook.edit((document, { cells }) => withMapping(document, cells, target.input, choice));
      return { input: target.input, files: choice.files };
    }
    if (target.type === 'template' && notebook.blocks.length > 0) await this.openDocument(EMPTY);
    const built = target.type === 'template' ? await this.built(target.name, target.template, choice) : null;
    const { document, name } = built ?? withSource(notebook.document, target.name, choice);
    notebook.setFiles(name, choice.files);
    notebook.edit(() => document);
    return { input: name, files: choice.files };
  }

  private async built(
    name: string,
    id: TemplateId,
    choice: ImportChoice,
  ): Promise<{ document: DocumentSpec; name: string }> {
    const { templateFor } = await import('../notebook/templates');
    await breath();
    const { import: options, row, map } = choice;
    const text = templateFor(
      { name, import: options, row, map, fields: inputFields(choice) },
      locale.current,
      id,
    );
    const document = parse(text);
    await breath();
    return { document, name };
  }

  /** Where files can be kept now; null where they cannot. */
  private get sources(): KeptSources | null {
    return this.#storeStatus?.owner ? (this.#store?.sources ?? null) : null;
  }

  /** The page is hidden or goes: returns false where something that was to be kept may be lost. */
  leave(): boolean {
    return this.#store?.leave() !== false && !this.kept.isBusy;
  }

  /** Saves the notebook where it is now to be kept: the place has changed. */
  saveNow(): void {
    this.#store?.changed(this.#notebookId, this.notebook.notebook.title, this.notebook.text);
    void this.valueMaps.save();
  }

  /** How the reader can keep files for the next visit; none where nothing is kept. */
  keepChoices(files: readonly File[]): readonly KeepChoice[] {
    if (!this.sources) return [];
    const handles = files.every((file) => handleOf(file) !== undefined);
    return handles ? ['nothing', 'handle', '1', '7', '30'] : ['nothing', '1', '7', '30'];
  }

  /** Leaves the welcome page for an empty notebook. */
  begin(): void {
    this.#started = true;
  }

  /** Notes in the log that a link was made. */
  logShare(level: string, what: string): void {
    const notebook = this.notebook.notebook.title;
    this.#store?.exports
      .log({ what, format: `link ${level}`, rows: null, columns: [], notebook })
      .catch(() => undefined);
  }

  private save(document: DocumentSpec): void {
    if (document === this.#saved || this.#opening || !this.#store) return;
    this.#saved = document;
    this.#store.changed(this.#notebookId, this.notebook.notebook.title, this.notebook.text);
  }
}
