import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createNodeEngine } from '../engine/node-engine';
import type { NotebookSnapshot } from '../notebook/state';
import { readArguments, USAGE, type Arguments } from './arguments';
import { resultsOf, type ClaimToReview } from './results';
import { runDocument } from './runDocument';
import { writeTable } from '../engine/node-write-table';

/** Paths are meant from where the command was given, not from where npm runs it. */
const here = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

/** Runs a document over files, writes its tables and `results.json`; the exit code is 0 only if every cell ran. */
async function main(words: readonly string[]): Promise<number> {
  const given = readArguments(words);
  const engine = await createNodeEngine();
  try {
    const snapshot = await runDocument(engine, {
      text: await readText(here(given.file)),
      inputs: Object.fromEntries(
        Object.entries(given.inputs).map(([name, files]) => [name, files.map(here)]),
      ),
      maps: given.maps,
    });
    await mkdir(here(given.out), { recursive: true });
    await writeTables(engine, snapshot, given);
    const results = resultsOf(snapshot);
    await writeFile(path.join(here(given.out), 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    const states = Object.entries(results.cells).map(([name, cell]) => `${name}: ${cell.state}`);
    console.log(states.join('\n'));
    for (const claim of results.to_review) console.log(reviewLine(claim));
    if (snapshot.notebook.failure) console.error(snapshot.notebook.failure.message);
    return states.every((state) => state.endsWith(': done')) && !snapshot.notebook.failure ? 0 : 1;
  } finally {
    await engine.close();
  }
}

/** A text whose cited values changed: where it stands, and each value before and now. */
function reviewLine({ cell, option, cited }: ClaimToReview): string {
  const values = cited.map(({ path, before, now }) => `${path} ${String(before)} -> ${String(now)}`);
  return `to review: ${cell === null ? 'text' : `${cell}.${option ?? ''}`}: ${values.join('; ')}`;
}

async function writeTables(
  engine: Awaited<ReturnType<typeof createNodeEngine>>,
  snapshot: NotebookSnapshot,
  given: Arguments,
): Promise<void> {
  for (const { state } of snapshot.cells) {
    if (state.status !== 'done') continue;
    for (const table of state.outcome?.tables ?? []) {
      await writeTable(engine.database, table, path.join(here(given.out), `${table.name}.csv`));
    }
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`missing file: ${file}`);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${USAGE}`);
  process.exitCode = 2;
}
