import type { DocumentSpec } from './document/spec';
import { readNotebook, type DefinitionOf, type Notebook } from './document/notebook';
import { buildGraph, type Graph } from './graph/graph';
import { History } from './history';

/** A document that is worked on: its history, and what its present text means. */
export class OpenedDocument {
  private history: History<DocumentSpec>;
  private read: Notebook;
  private edges: Graph;

  constructor(
    document: DocumentSpec,
    private readonly definitionOf: DefinitionOf,
  ) {
    this.history = new History(document);
    this.read = readNotebook(document, definitionOf);
    this.edges = buildGraph(this.read);
  }

  get current(): DocumentSpec {
    return this.history.current;
  }

  get notebook(): Notebook {
    return this.read;
  }

  get graph(): Graph {
    return this.edges;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** One more state; `coalesce` names a stretch of typing that is one undo step. */
  push(document: DocumentSpec, coalesce?: string): void {
    this.history.push(document, coalesce);
    this.reread();
  }

  undo(): void {
    this.history.undo();
    this.reread();
  }

  redo(): void {
    this.history.redo();
    this.reread();
  }

  /** Another document, with no way back to this one. */
  replace(document: DocumentSpec): void {
    this.history = new History(document);
    this.reread();
  }

  private reread(): void {
    this.read = readNotebook(this.history.current, this.definitionOf);
    this.edges = buildGraph(this.read);
  }
}
