import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlFile } from '../../../src/report/html/file';
import { markdownNodes } from '../../../src/report/html/markdown';
import { markup } from '../../../src/report/html/markup';
import { element } from '../../../src/report/html/node';
import { PALETTE_CSS } from '../../../src/report/html/styles';
import { tableNode } from '../../../src/report/html/table';
import { unescapeXml } from '../../../src/lib/xml';
import { sampleReport } from '../sample-report';

const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 50), seed: 7 };
const written = (text: string, level = 4) => markdownNodes(text, level).map(markup).join('');

describe('markup', () => {
  it('escapes texts and attributes, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const html = markup(element('p', { title: `x${text}` }, text));
        const [, attribute = '', inside = ''] =
          /^<p title="x([^"]*)">([^<]*)<\/p>$|^<p title="x">()<\/p>$/s.exec(html) ?? [];
        const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
        expect(unescapeXml(attribute)).toBe(clean);
        expect(unescapeXml(inside)).toBe(clean);
      }),
      runs,
    );
  });

  it('refuses scripts, listeners and names that are none', () => {
    expect(() => markup(element('script', {}, 'x'))).toThrow();
    expect(() => markup(element('p', { onclick: 'x' }))).toThrow();
    expect(() => markup(element('p><b', {}))).toThrow();
  });

  it('lets no text end a style', () => {
    expect(markup(element('style', {}, 'a{}</style><b>'))).not.toContain('</style><b>');
  });
});

describe('Markdown in a report', () => {
  it('shows raw HTML as text and pictures as their words', () => {
    expect(written('<b onclick="x">hi</b>')).not.toMatch(/<b/);
    expect(written('![a plan](https://example.org/x.png)')).toBe('<p>a plan</p>');
  });

  it('links to the web and within the page only', () => {
    expect(written('[a](https://example.org/)')).toContain('href="https://example.org/"');
    expect(written('[a](javascript:alert(1))')).toBe('<p>a</p>');
  });

  it('has headings below those of the report, lists and tables', () => {
    expect(written('# One\n\n- a\n- b')).toBe('<h4>One</h4><ul><li>a</li><li>b</li></ul>');
    expect(written('|a|b|\n|-|-|\n|1|2|')).toContain('<th scope="col">a</th>');
  });
});

describe('an exported file', () => {
  const html = htmlFile(sampleReport('zh-CN'));

  it('forbids itself everything but its own styles, and has neither script nor request', () => {
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src &apos;none&apos;|default-src 'none'/,
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<object|@import|url\(/i);
  });

  it('speaks the language of its reader and has one title', () => {
    expect(html).toContain('<html lang="zh-CN">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(htmlFile(sampleReport('en'))).toContain('<html lang="en">');
  });

  it('opens a level at a time', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    const jumps = levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  it('names every picture and leads to every chapter', () => {
    const pictures = html.match(/<svg[^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((one) => !/role="img" aria-label="[^"]+"/.test(one))).toEqual([]);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${String(id)}"`);
  });

  it('has the colours of the page, light and dark', () => {
    const tokens = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
    const dark = tokens.slice(tokens.indexOf("data-theme='dark'"));
    const [lightFile = '', darkFile = ''] = PALETTE_CSS.split('@media screen');
    for (const [file, page] of [
      [lightFile, tokens.slice(0, tokens.indexOf('@media'))],
      [darkFile, dark],
    ] as const) {
      const values = [...file.matchAll(/(--[\w-]+): (#\w+);/g)];
      expect(values.length).toBeGreaterThan(10);
      for (const [, name, value] of values) expect(page).toContain(`${String(name)}: ${String(value)};`);
    }
  });

  it('writes the first rows of a long table and says so', () => {
    const rows = Array.from({ length: 500 }, (_, i) => [String(i), i]);
    const columns = [
      { label: 'a', format: 'text' },
      { label: 'b', format: 'integer' },
    ] as const;
    const table = markup(
      tableNode({ type: 'table', id: 't', title: 'T', columns, rows }, { locale: 'en', currency: null }),
    );
    expect(table.match(/<tr/g)).toHaveLength(201);
    expect(table).toContain('The first 200 of 500 rows');
  });
});
