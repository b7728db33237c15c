import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { kindDefinition } from '../cells/kinds';
import type { Engine } from '../engine/protocol';
import type { FieldMapping } from '../model/fields';
import { setOption } from '../notebook/document/edit';
import { readNotebook } from '../notebook/document/notebook';
import { parse } from '../notebook/document/parse';
import type { DocumentSpec } from '../notebook/document/spec';
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
 * @throws Error for an input or a map that the document does not have
 */
export async function runDocument(engine: Engine, run: DocumentRun): Promise<NotebookSnapshot> {
  const document = withMaps(parse(run.text), run.maps ?? {});
  const runner = new NotebookRunner({ engine, document, definitionOf: kindDefinition, autorun: false });
  for (const [input, paths] of Object.entries(run.inputs)) runner.setFiles(input, await openFiles(paths));
  runner.setAutorun(true);
  runner.runStale();
  await runner.settled();
  const { snapshot } = runner;
  runner.close();
  return snapshot;
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
  return Promise.all(
    paths.map(async (file) => {
      const blob = await openAsBlob(file).catch(() => {
        throw new Error(`missing file: ${file}`);
      });
      return new File([blob], path.basename(file));
    }),
  );
}
