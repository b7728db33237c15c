import { kindDefinition } from '../cells/kinds';
import type { BridgeRequest, Engine, EngineStatus } from '../engine/protocol';
import type { AskControl, Available, CellKind } from '../model/cell';
import type { AskedAs } from './ask';
import { addCleanStep, type PlacedStep } from './add-clean-step';
import { availableTo } from './available';
import { bridgeRequest } from './bridge-request';
import * as edits from './document/edit';
import type { Path } from '../lib/yaml/edit-yaml';
import type { Notebook, NotebookProse } from './document/notebook';
import { parse } from './document/parse';
import { canRename, rename } from './document/rename';
import { serialize } from './document/serialize';
import type { DocumentSpec } from './document/spec';
import { NotebookRunner } from './runner';
import type { CellView, NotebookSnapshot } from './state';

/**
 * The notebook as the pages see it: the runner's snapshots as reactive values, and its actions. Cells and prose are named by
 * their keys: a cell by its name, prose by `text:` and the cell before it (`text:` alone at the start).
 */
export class NotebookStore {
  readonly runner: NotebookRunner;
  #snapshot: NotebookSnapshot;

  constructor(engine: Engine, text: string, autorun = true) {
    this.runner = new NotebookRunner({
      engine,
      document: parse(text),
      definitionOf: kindDefinition,
      autorun,
    });
    this.#snapshot = $state.raw(this.runner.snapshot);
    this.runner.subscribe((snapshot) => {
      this.#snapshot = snapshot;
    });
  }

  get snapshot(): NotebookSnapshot {
    return this.#snapshot;
  }

  get document(): DocumentSpec {
    return this.#snapshot.document;
  }

  get notebook(): Notebook {
    return this.#snapshot.notebook;
  }

  get blocks(): readonly (CellView | NotebookProse)[] {
    return this.#snapshot.blocks;
  }

  get cells(): readonly CellView[] {
    return this.#snapshot.cells;
  }

  get canUndo(): boolean {
    return this.#snapshot.canUndo;
  }

  get canRedo(): boolean {
    return this.#snapshot.canRedo;
  }

  get busy(): boolean {
    return this.#snapshot.busy;
  }

  get autorun(): boolean {
    return this.#snapshot.autorun;
  }

  get files(): Readonly<Record<string, readonly File[]>> {
    return this.#snapshot.files;
  }

  get engine(): EngineStatus | null {
    return this.#snapshot.engine;
  }

  /** The document as it is saved. */
  get text(): string {
    return serialize(this.#snapshot.document);
  }

  cell(key: string): CellView | undefined {
    return this.#snapshot.cells.find((cell) => cell.key === key);
  }

  /** What a cell, or with no key a new one, can refer to. */
  available(key?: string): Available {
    return availableTo(this.#snapshot, key);
  }

  /** What to ask the engine for a cell's reconciliation bridge; null where it has none. */
  bridge(key: string): BridgeRequest | null {
    return bridgeRequest(this.#snapshot, key);
  }

  setOption(key: string, path: Path, value: unknown): void {
    this.runner.edit((document) => edits.setOption(document, key, path, value));
  }

  /** Several options of a cell as one undo step. */
  setOptions(key: string, changes: readonly { readonly path: Path; readonly value: unknown }[]): void {
    this.runner.edit((document) =>
      changes.reduce((edited, { path, value }) => edits.setOption(edited, key, path, value), document),
    );
  }

  /** `coalesce` names a stretch of typing that is one undo step. */
  setSql(key: string, sql: string, coalesce?: string): void {
    this.runner.edit((document) => edits.setSql(document, key, sql), coalesce);
  }

  /** The whole text between a cell's fences: the way to repair a broken cell. */
  setBody(key: string, text: string): void {
    this.runner.edit((document) => edits.setBody(document, key, text));
  }

  /** Sets, makes or (with blank text) removes prose. */
  setProse(key: string, text: string, coalesce?: string): void {
    this.runner.edit((document) => edits.setProse(document, key, text), coalesce);
  }

  /** Adds a cell after a block (null = first), with the kind's template unless options are given; returns its name. */
  addCell(
    kind: CellKind,
    after: string | null,
    options?: Readonly<Record<string, unknown>>,
    wanted?: string,
  ): string {
    const name = edits.freeName(this.runner.snapshot.document, wanted ?? kind, this.tableNames());
    const given = options ?? kindDefinition(kind).template(this.available());
    this.runner.edit((document) => edits.addCell(document, after, { kind, name, options: given }));
    return name;
  }

  /** Puts a step at the end of the recipe that cleans a table, with a new recipe where there is none. */
  addCleanStep(table: string, step: Readonly<Record<string, unknown>>): Omit<PlacedStep, 'document'> {
    const { document, notebook, graph } = this.runner.snapshot;
    const { document: next, ...placed } = addCleanStep(document, notebook, graph, table, step);
    this.runner.edit(() => next);
    return placed;
  }

  /** Moves a block to stand after another (null = first). */
  move(key: string, after: string | null): void {
    this.runner.edit((document) => edits.move(document, key, after));
  }

  canRename(key: string, to: string): boolean {
    return canRename(this.notebook, key, to);
  }

  /** References, SQL and citations follow. Returns whether the name could be taken. */
  rename(key: string, to: string): boolean {
    return this.runner.edit((document) => rename(document, kindDefinition, key, to));
  }

  duplicate(key: string): void {
    this.runner.edit((document) => edits.duplicate(document, key, this.tableNames()));
  }

  remove(key: string): void {
    this.runner.edit((document) => edits.remove(document, key));
  }

  /** One value of the front matter: `['title']`, `['as_of']`, `['params', name]`, `['inputs', name, 'order?']`. */
  setFrontMatter(path: Path, value: unknown): void {
    this.runner.edit((document) => edits.setFrontMatter(document, path, value));
  }

  /** Several edits as one undo step. */
  edit(change: (document: DocumentSpec, notebook: Notebook) => DocumentSpec): void {
    this.runner.edit(change);
  }

  /** Files and edits that belong together: what they make stale is run once, after the last. */
  batch(changes: () => void): void {
    this.runner.batch(changes);
  }

  undo(): void {
    this.runner.undo();
  }

  redo(): void {
    this.runner.redo();
  }

  /** Puts another notebook in the place of this one. An opened link runs nothing: `autorun` false, until the reader agrees. */
  open(text: string, autorun = true): void {
    this.runner.open(parse(text), autorun);
  }

  setFiles(input: string, files: readonly File[]): void {
    this.runner.setFiles(input, files);
  }

  setAutorun(autorun: boolean): void {
    this.runner.setAutorun(autorun);
  }

  run(key: string): void {
    this.runner.run(key);
  }

  runAll(): void {
    this.runner.runAll();
  }

  runStale(): void {
    this.runner.runStale();
  }

  /** Asks a cell's kind, or `as` another kind about what the cell published, something beside its result. */
  ask(key: string, question: unknown, control?: AskControl, as?: AskedAs): Promise<unknown> {
    return this.runner.ask(key, question, control, as);
  }

  cancel(key: string): void {
    this.runner.cancel(key);
  }

  cancelAll(): void {
    this.runner.cancelAll();
  }

  close(): void {
    this.runner.close();
  }

  private tableNames(): string[] {
    return [...this.runner.snapshot.graph.nodes.values()].flatMap(({ publishes }) => publishes);
  }
}
