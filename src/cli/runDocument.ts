import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { kindDefinition } from '../cells/kinds';
import type { Engine } from '../engine/protocol';
import type { FieldMapping } from '../model/fields';
import { setOption } from '../notebook/document/edit';
import { readNotebook } from '../notebook/document/notebook';
import { parse } from '../notebook/document/parse';
import type { DocumentSpec } from '../notebook/document/spec';
import { inputsOf } from '../notebook/graph/stale';
import { NotebookRunner } from '../notebook/runner';
import type { NotebookSnapshot } from '../notebook/state';

export interface DocumentRun {
  readonly text: string;
  /** Input name -> paths of its files. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Input name -> field -> column or expression, put over what the document says. */
  readonly maps?: Readonly<Record<string, Readonly<Record<string, FieldMapping>>>>;
}

/**
 * Runs every cell of a document once and returns how each ended. The files are read where they lie.
 * @throws Error for an input or a map that the document does not have, and for a file that is not there
 */
export async function runDocument(engine: Engine, run: DocumentRun): Promise<NotebookSnapshot> {
  const document = withMaps(parse(run.text), run.maps ?? {});
  assertInputs(document, Object.keys(run.inputs));
  const files = await Promise.all(Object.values(run.inputs).map(openFiles));
  const runner = new NotebookRunner({ engine, document, definitionOf: kindDefinition, autorun: false });
  Object.keys(run.inputs).forEach((input, i) => {
    runner.setFiles(input, files[i] ?? []);
  });
  runner.setAutorun(true);
  runner.runStale();
  await runner.settled();
  const { snapshot } = runner;
  runner.close();
  return snapshot;
}

/** A misspelt input would else go unread in silence. */
function assertInputs(document: DocumentSpec, asked: readonly string[]): void {
  const { inputs, cells } = readNotebook(document, kindDefinition);
  const known = [...new Set([...Object.keys(inputs), ...cells.flatMap(inputsOf)])];
  const unknown = asked.find((input) => !known.includes(input));
  if (unknown === undefined) return;
  const names = known.length === 0 ? 'the document has none' : `the document has: ${known.join(', ')}`;
  throw new Error(`unknown input: ${unknown} (${names})`);
}

/** The document with the maps of the command line in its source cells. */
function withMaps(document: DocumentSpec, maps: NonNullable<DocumentRun['maps']>): DocumentSpec {
  let mapped = document;
  for (const [input, fields] of Object.entries(maps)) {
    const sources = readNotebook(document, kindDefinition).cells.filter((cell) =>
      reads(cell.stored, cell.kind, input),
    );
    if (sources.length === 0) throw new Error(`unknown input: ${input} (no source cell reads it)`);
    for (const source of sources) {
      for (const [field, mapping] of Object.entries(fields)) {
        mapped = setOption(mapped, source.key, ['map', field], mapping);
      }
    }
  }
  return mapped;
}

function reads(stored: Readonly<Record<string, unknown>>, kind: string, input: string): boolean {
  return kind === 'source' && stored.input === input;
}

async function openFiles(paths: readonly string[]): Promise<File[]> {
  return Promise.all(paths.map(async (file) => new File([await openFile(file)], path.basename(file))));
}

async function openFile(file: string): Promise<Blob> {
  try {
    return await openAsBlob(file);
  } catch (cause) {
    throw new Error(`missing file: ${file} (it is not there, or may not be read)`, { cause });
  }
}
