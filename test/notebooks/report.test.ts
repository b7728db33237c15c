import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NodeEngine } from '../../src/engine/node-engine';
import type { Locale } from '../../src/i18n/dictionary';
import { retailFile } from '../../src/lib/sample/retail-file';
import type { ReportBlock } from '../../src/model/report';
import type { NotebookSnapshot } from '../../src/notebook/state';
import { DocumentEvidence } from '../../src/pages/evidence/document-evidence';
import { assembleReport, type Assembled } from '../../src/report/assemble';
import { kindsOf, loadReports } from '../../src/report/entries';
import { htmlFile } from '../../src/report/html/file';
import { markdownFile } from '../../src/report/markdown';
import { screensOf } from '../../src/report/screens';
import { reportSettings } from '../../src/report/settings';
import { complaints } from '../report/well-formed';
import { notebookText, runNotebook } from '../support/run-notebook';

/** A document with every kind that analyses, on the sample of the product: laid out as a report in both languages. */

const folder = mkdtempSync(path.join(tmpdir(), 'kequn-'));
const PLACES = { customer: 1, order: 0, time: 11, amount: 14, category: 8, city: 6, name: 2 } as const;
/** Enough of the sample for every step, and no more. */
const CUSTOMERS = 200;
let engine: NodeEngine;
let snapshot: NotebookSnapshot;
let people: string[];

beforeAll(async () => {
  const text = await (await retailFile('zh')).text();
  const all = text.trim().split('\r\n');
  const whose = (line: string) => line.split(',')[PLACES.customer] ?? '';
  const chosen = new Set([...new Set(all.slice(1).map(whose))].slice(0, CUSTOMERS));
  const rows = all.filter((line, at) => at === 0 || chosen.has(whose(line)));
  const lines = rows.map((line) => line.split(','));
  const headings = lines[0] ?? [];
  const { name, ...mapped } = PLACES;
  people = [...new Set(lines.slice(1).map((line) => line[name] ?? ''))].filter((one) => one.length > 1);
  const file = path.join(folder, 'orders.csv');
  writeFileSync(file, `${rows.join('\n')}\n`);
  const map = Object.fromEntries(Object.entries(mapped).map(([field, at]) => [field, headings[at] ?? '']));
  const document = notebookText('report').replace('map: MAP', `map: ${JSON.stringify(map)}`);
  ({ engine, snapshot } = await runNotebook({ text: document, inputs: { orders: [file] }, maps: {} }));
}, 60_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function laidOut(locale: Locale): Promise<Assembled> {
  return assembleReport({
    snapshot,
    settings: reportSettings(snapshot.document.front),
    reports: await loadReports(kindsOf(snapshot.blocks)),
    locale,
    evidence: new DocumentEvidence({ snapshot, locale, today: () => '2024-07-02' }),
  });
}

function blocksOf({ report }: Assembled): (readonly [string, readonly ReportBlock[]])[] {
  return report.chapters.flatMap(({ sections }) => sections.map(({ key, blocks }) => [key, blocks] as const));
}

describe('the report of a whole document', () => {
  it('has a result for every step', () => {
    const states = snapshot.cells.map(({ name, state }) => [name, state.status, state.failure?.message]);
    expect(states.filter(([, status]) => status !== 'done')).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'is whole in %s: nothing missing, nothing that is no figure',
    async (locale) => {
      const assembled = await laidOut(locale);
      expect(blocksOf(assembled).flatMap(([key, blocks]) => complaints(blocks, key))).toEqual([]);
      const said = new Set(blocksOf(assembled).map(([key]) => key));
      const silent = snapshot.cells.map(({ name }) => name).filter((name) => !said.has(name));
      expect(silent).toEqual([]);
      expect(assembled.waiting).toEqual([]);
      expect(assembled.missing).toBe(1);
    },
  );

  it('puts every part in its place: segments, findings, data as appendix', async () => {
    const { report } = await laidOut('zh-CN');
    const keys = Object.fromEntries(
      report.chapters.map(({ part, sections }) => [part, sections.map(({ key }) => key)]),
    );
    expect(Object.keys(keys)).toEqual(['scope', 'findings', 'segments', 'appendix']);
    expect(keys['scope']).toEqual(['text:', 'goal']);
    expect(keys['segments']).toEqual(['text:metrics', 'rfm', 'tiers', 'clusters', 'life', 'places', 'tags']);
    expect(keys['findings']?.slice(0, 3)).toEqual(['text:people', 'monthly', 'by_city']);
    expect(keys['appendix']?.slice(0, 4)).toEqual(['text:goal', 'orders', 'orders_clean', 'look']);
    expect(keys['appendix']).toContain('method:rfm');
    expect(keys['appendix']?.slice(-1)).toEqual(['check:']);
  });

  it('writes figures into prose, and leaves links and code as they are', async () => {
    const report = markdownFile((await laidOut('zh-CN')).report);
    const customers = snapshot.cells.find(({ name }) => name === 'rfm')?.state.outcome?.tables[0]?.rows ?? 0;
    expect(report).toContain(`共 ${customers.toLocaleString('zh-CN')} 位客户`);
    expect(report).toContain('`{rfm.customers}`');
    expect(report).toContain('https://example.org/{rfm.customers}');
    expect(report).toContain('； 还没有'.replace(' ', '– '));
  });

  it('is one HTML file without script, request or name of a customer', async () => {
    const { report } = await laidOut('zh-CN');
    const html = htmlFile(report);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(
      [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to?.startsWith('#')),
    ).toEqual(['https://example.org/{rfm.customers}'.replaceAll('{', '%7B').replaceAll('}', '%7D')]);
    expect(people.length).toBeGreaterThan(50);
    expect(people.filter((name) => html.includes(name))).toEqual([]);
    expect(html.length).toBeLessThan(1_500_000);
  });

  it('becomes screens, each with something on it, without the appendix', async () => {
    const { report } = await laidOut('en');
    const screens = screensOf(report);
    expect(screens.length).toBeGreaterThan(15);
    expect(screens.filter(({ blocks }) => blocks.length === 0)).toEqual([]);
    const appendix = report.chapters.find(({ part }) => part === 'appendix')?.title;
    expect(screens.map(({ chapter }) => chapter)).not.toContain(appendix);
  });
});
