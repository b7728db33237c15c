import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createNodeEngine } from '../engine/node-engine';
import type { NotebookSnapshot } from '../notebook/state';
import { asksForHelp, readArguments, USAGE } from './arguments';
import { resultsOf } from './results';
import { runDocument } from './runDocument';
import { allRan, summaryOf } from './summary';
import { writeTable } from '../engine/node-write-table';

/** Paths are meant from where the command was given, not from where npm runs it. */
const here = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

/** Runs a document over files, writes its tables and `results.json`; the exit code is 0 only if every cell ran. */
async function main(words: readonly string[]): Promise<number> {
  if (asksForHelp(words)) {
    console.log(USAGE);
    return 0;
  }
  const given = readArguments(words);
  const text = await readText(here(given.file));
  const out = here(given.out);
  await makeFolder(out);
  const engine = await createNodeEngine();
  try {
    const inputs = Object.entries(given.inputs).map(([name, files]) => [name, files.map(here)] as const);
    const snapshot = await runDocument(engine, {
      text,
      inputs: Object.fromEntries(inputs),
      maps: given.maps,
    });
    await writeTables(engine, snapshot, out);
    const results = resultsOf(snapshot);
    await writeFile(path.join(out, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
    const said = summaryOf(results);
    console.log(said.out.join('\n'));
    if (said.err.length > 0) console.error(said.err.join('\n'));
    return allRan(results) ? 0 : 1;
  } finally {
    await engine.close();
  }
}

/** Made before the run: it would be a pity to learn afterwards that there is nowhere to write to. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(`invalid --out: ${folder} (a folder that can be written to is needed)`, { cause });
  }
}

async function writeTables(
  engine: Awaited<ReturnType<typeof createNodeEngine>>,
  snapshot: NotebookSnapshot,
  folder: string,
): Promise<void> {
  for (const { state } of snapshot.cells) {
    if (state.status !== 'done') continue;
    for (const table of state.outcome?.tables ?? []) {
      await writeTable(engine.database, table, path.join(folder, `${table.name}.csv`));
    }
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`missing file: ${file} (no notebook that can be read)`);
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(`\n${USAGE}`);
  process.exitCode = 2;
}
