import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindDefinition } from '../../src/cells/kinds';
import { readNotebook } from '../../src/notebook/document/notebook';
import { migrate } from '../../src/notebook/document/migrations';
import { parse } from '../../src/notebook/document/parse';
import { serialize } from '../../src/notebook/document/serialize';
import { VERSION } from '../../src/notebook/document/spec';
import { buildGraph } from '../../src/notebook/graph/graph';

const folder = new URL('./frozen/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.kequn.md'));
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Cells of each kind and the words the author wrote: what no newer version may lose. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'overview.kequn.md': ['Regulars', 'They come back every month', '2019'],
  'decisions.kequn.md': ['0.62', 'many', '收缩低效补贴', '1234567.89'],
};

describe('documents of earlier times', () => {
  it('are all there', () => {
    expect(names).toHaveLength(9);
  });

  it.each(names)('%s opens whole, says the same and is saved back as it was', (name) => {
    const text = textOf(name);
    const document = parse(text);
    expect(serialize(document)).toBe(text);
    const notebook = readNotebook(document, kindDefinition);
    expect(notebook.failure).toBeNull();
    expect(
      notebook.cells.filter(({ failure }) => failure).map(({ name: cell, failure }) => [cell, failure]),
    ).toEqual([]);
    const broken = [...buildGraph(notebook).nodes.values()].filter(({ failure }) => failure);
    expect(broken.map(({ cell }) => cell.name)).toEqual([]);
    for (const words of SAID[name] ?? []) expect(serialize(document)).toContain(words);
  });

  it('keep what an author wrote about personas, whatever form it takes by now', () => {
    const notebook = readNotebook(parse(textOf('overview.kequn.md')), kindDefinition);
    const { options } = notebook.cells.find(({ kind }) => kind === 'persona') ?? {};
    const read = JSON.stringify(options);
    for (const words of ['Regulars', 'They come back every month', '2019']) expect(read).toContain(words);
  });

  it('give their claims with what was confirmed', () => {
    const { cells, evidence } = readNotebook(parse(textOf('decisions.kequn.md')), kindDefinition);
    expect(evidence).toMatchObject({
      tolerance: 0.1,
      prose: {},
      anywhere: { 'rfm.customers': { value: 684 } },
    });
    const claims = cells.flatMap((cell) => cell.definition?.claims?.(cell.options) ?? []);
    const confirmed = claims.flatMap(({ claim }) => Object.entries(claim.confirmed));
    expect(confirmed).toEqual([
      ['rfm.amount', { value: 1234567.89, on: '2024-07-01' }],
      ['rfm.amount_share[important_value]', { value: 0.62, on: '2024-07-01' }],
    ]);
  });

  it('give what was confirmed of each block of prose', () => {
    const { evidence } = readNotebook(parse(textOf('prose.kequn.md')), kindDefinition);
    expect(evidence).toMatchObject({
      prose: {
        'text:': { 'rfm.customers': { value: 684, on: '2024-07-01' } },
        'text:rfm': { 'rfm.customers': { value: 702, on: '2024-10-08' } },
      },
      anywhere: {},
    });
  });

  it('of a newer version are kept whole and refused', () => {
    const newer = textOf('first.kequn.md').replace(/^kequn: 1$/m, `kequn: ${VERSION + 1}`);
    expect(migrate(newer)).toEqual({ ok: false, version: String(VERSION + 1) });
    expect(serialize(parse(newer))).toBe(newer);
  });
});
