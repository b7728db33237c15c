import { readFileSync } from 'node:fs';
import { resultsOf, type Results } from '../../src/cli/results';
import { runDocument, type DocumentRun } from '../../src/cli/runDocument';
import { createNodeEngine, type NodeEngine } from '../../src/engine/node-engine';
import type { NotebookSnapshot } from '../../src/notebook/state';

export interface NotebookRun {
  readonly results: Results;
  readonly snapshot: NotebookSnapshot;
  readonly engine: NodeEngine;
}

/** Runs a whole document in Node, as the command line does. Close the engine afterwards. */
export async function runNotebook(run: DocumentRun): Promise<NotebookRun> {
  const engine = await createNodeEngine();
  const snapshot = await runDocument(engine, run);
  return { results: resultsOf(snapshot), snapshot, engine };
}

/** The text of a document under test/notebooks/. */
export function notebookText(name: string): string {
  return readFileSync(new URL(`../notebooks/${name}/notebook.kequn.md`, import.meta.url), 'utf8');
}
