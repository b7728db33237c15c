import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { retailFile } from '../../src/lib/sample/retail-file';
import { templateFor, type TemplateInput } from '../../src/notebook/templates';
import { HEADINGS, sheets } from '../cells/needs/survey';
import { runNotebook } from '../support/run-notebook';
import { THOROUGH } from '../support/thorough';

/**
 * Every template runs on the sample data from beginning to end with nothing set by hand. A browser runs those of orders, too,
 * in one language each; a thorough run does it here in the other.
 */

const FIELDS = {
  customer: ['text', 1],
  order: ['text', 0],
  time: ['timestamp', 11],
  amount: ['number', 14],
  status: ['text', 16],
  category: ['text', 8],
  product: ['text', 9],
  city: ['text', 6],
  province: ['text', 5],
  channel: ['text', 7],
  sex: ['text', 3],
  age: ['number', 4],
} as const;

/** The mapping of the sample's columns, by their places. */
async function orders(language: 'zh' | 'en'): Promise<{ text: string; input: TemplateInput }> {
  const text = await (await retailFile(language)).text();
  const headings = text.slice(0, text.indexOf('\r')).split(',');
  const map = Object.fromEntries(
    Object.entries(FIELDS).map(([field, [, at]]) => [field, headings[at] ?? '']),
  );
  const fields = Object.fromEntries(Object.entries(FIELDS).map(([field, [type]]) => [`${field}?`, type]));
  return { text, input: { name: 'orders', import: {}, row: 'order', map, fields } };
}

/** Those of analysis; those that go on to decisions have a test of their own. */
const ORDER_TEMPLATES = ['overview', 'methods', 'retention', 'basket'] as const;

describe('a template on the sample data', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kequn-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.runIf(THOROUGH).each(ORDER_TEMPLATES)('%s: every step is done', async (id) => {
    // Both languages have their turn; that a document differs by language in its prose alone is tested elsewhere.
    const language = ORDER_TEMPLATES.indexOf(id) % 2 === 0 ? 'en' : 'zh';
    const sample = await orders(language);
    const file = path.join(folder, `${id}.csv`);
    writeFileSync(file, sample.text);
    const text = templateFor(sample.input, language === 'zh' ? 'zh-CN' : 'en', id);
    const { results, engine } = await runNotebook({ text, inputs: { orders: [file] }, maps: {} });
    await engine.close();
    const states = Object.entries(results.cells).map(([name, { state, error }]) => [name, state, error]);
    expect(states.filter(([, state]) => state !== 'done')).toEqual([]);
    expect(states.length).toBeGreaterThan(4);
  });

  it('survey: every step is done', async () => {
    const file = path.join(folder, 'survey.csv');
    const rows = [HEADINGS, ...sheets(60)].map((cells) => cells.map((cell) => cell ?? '').join(','));
    writeFileSync(file, `${rows.join('\n')}\n`);
    const map = { customer: '序号', sex: '1、您的性别' };
    const fields = { 'customer?': 'text', 'sex?': 'text' } as const;
    const text = templateFor({ name: 'survey', import: {}, row: 'order', map, fields }, 'zh-CN', 'survey');
    const { results, engine } = await runNotebook({ text, inputs: { survey: [file] }, maps: {} });
    await engine.close();
    const states = Object.entries(results.cells).map(([name, { state, error }]) => [name, state, error]);
    expect(states).toEqual([
      ['survey', 'done', null],
      ['needs', 'done', null],
      ['compare', 'done', null],
    ]);
  });
});
