import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../src/app/sample-files';
import { createNodeEngine } from '../../src/engine/node-engine';
import { fittingTemplates, type TemplateId } from '../../src/model/templates';
import { claimsOf } from '../../src/notebook/evidence/claims';
import { templateFor, type TemplateInput } from '../../src/notebook/templates';
import { inputSpec } from '../../src/pages/import/input-spec';
import { suggestName } from '../../src/pages/import/target';
import { runNotebook } from '../support/run-notebook';
import { THOROUGH } from '../support/thorough';

/**
 * The notebooks that go on to decisions run on their sample files from beginning to end, mapped as the page guesses. A browser
 * runs each in one language; a thorough run does it here in the other.
 */
const DECISIONS: readonly TemplateId[] = ['members', 'accounts', 'winback', 'entry', 'review'];
const HERE: readonly TemplateId[] = THOROUGH ? DECISIONS : ['winback', 'review'];

async function guessed(file: File): Promise<{ input: TemplateInput; fitting: readonly TemplateId[] }> {
  const engine = await createNodeEngine();
  const { map, row, table, columns } = await engine.preview(file, {});
  await engine.close();
  const types = new Map(columns.map((column) => [column.name, column.type]));
  const fields = inputSpec(map, (column) => types.get(column) ?? 'text');
  const name = suggestName(table.kind, []);
  return {
    input: { name, import: {}, row: row.kind, map, fields },
    fitting: fittingTemplates(table.kind, map),
  };
}

describe('a decision template on its sample', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(HERE)('%s: every step is done', { timeout: 60_000 }, async (id) => {
    const language = DECISIONS.indexOf(id) % 2 === 0 ? 'en' : 'zh';
    const files = await sampleFiles(id, language);
    const paths = await Promise.all(
      files.map(async (file) => {
        const target = path.join(folder, file.name);
        writeFileSync(target, Buffer.from(await file.arrayBuffer()));
        return target;
      }),
    );
    const { input, fitting } = await guessed(files[0] as File);
    expect(fitting).toContain(id);
    const text = templateFor(input, language === 'zh' ? 'zh-CN' : 'en', id);
    const { results, engine, snapshot } = await runNotebook({
      text,
      inputs: { [input.name]: paths },
      maps: {},
    });
    await engine.close();
    const states = Object.entries(results.cells).map(([name, { state, error }]) => [name, state, error]);
    expect(states.filter(([, state]) => state !== 'done')).toEqual([]);
    expect(snapshot.notebook.failure).toBeNull();
    const cited = claimsOf(snapshot).map(({ review }) => review);
    expect(cited.filter(({ state }) => state === 'gone' || state === 'changed')).toEqual([]);
    for (const kind of ['plan', 'strategy', 'kpi', 'persona']) {
      expect(snapshot.cells.map((cell) => cell.kind)).toContain(kind);
    }
  });
});
