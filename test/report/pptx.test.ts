// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportPptx } from '../../src/report/pptx';
import { sampleReport } from './sample-report';

type Files = Readonly<Record<string, string>>;

async function filesOf(locale: 'zh-CN' | 'en'): Promise<Files> {
  const bytes = await reportPptx({ report: sampleReport(locale), checked: '已检查' });
  return Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, file]) => [name, strFromU8(file)]),
  );
}

const named = (files: Files, pattern: RegExp) => Object.keys(files).filter((name) => pattern.test(name));
const text = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map((match) => match[1]).join('|');

describe('a report as slides', () => {
  let files: Files = {};
  beforeAll(async () => {
    files = await filesOf('zh-CN');
  });

  it('begins with its title and what the privacy check says, then the contents', () => {
    expect(text(files['ppt/slides/slide1.xml'] ?? '')).toContain('会员分层 2024');
    expect(text(files['ppt/slides/slide1.xml'] ?? '')).toContain('已检查');
    expect(text(files['ppt/slides/slide2.xml'] ?? '')).toContain('画像|定位|策略');
  });

  it('has its words as text and its tables as tables', () => {
    const slides = named(files, /^ppt\/slides\/slide\d+\.xml$/).map((name) => files[name] ?? '');
    const all = slides.map(text).join('\n');
    for (const said of ['结论', '高价值', '第二点', '复购率', '64.2%', '周末下单多', '样本较少', '会员日'])
      expect(all).toContain(said);
    expect(slides.filter((xml) => xml.includes('<a:tbl>')).length).toBeGreaterThanOrEqual(3);
    expect(slides.some((xml) => xml.includes('<p:pic>'))).toBe(false);
  });

  it('has its pictures as charts with their figures', () => {
    const charts = named(files, /^ppt\/charts\/chart\d+\.xml$/).map((name) => files[name] ?? '');
    const kinds = charts.map((xml) => /<c:(bar|line|radar|scatter)Chart>/.exec(xml)?.[1]).sort();
    expect(kinds).toEqual(['bar', 'line', 'radar', 'scatter']);
    expect(charts.join('')).toContain('一般挽留');
  });

  it('is well-formed', () => {
    for (const [name, xml] of Object.entries(files)) {
      const parsed = new DOMParser().parseFromString(xml, 'text/xml');
      expect(parsed.querySelector('parsererror')?.textContent ?? '', name).toBe('');
    }
  });

  it('has the properties of a paragraph once, at its beginning, as the format asks', () => {
    const paragraphs = named(files, /^ppt\/slides\/slide\d+\.xml$/).flatMap(
      (name) => (files[name] ?? '').match(/<a:p>[\s\S]*?<\/a:p>/g) ?? [],
    );
    expect(paragraphs.length).toBeGreaterThan(30);
    for (const paragraph of paragraphs) expect(paragraph.slice(5)).not.toMatch(/(?<!^)<a:pPr/);
  });

  it('holds signs that XML cannot, and those that it reads, as words', async () => {
    const odd = { ...sampleReport('en'), title: 'A<b>&"c"\u0000\ud800 = 1', chapters: [] };
    const slides = unzipSync(await reportPptx({ report: odd, checked: '' }));
    expect(strFromU8(slides['ppt/slides/slide1.xml'] ?? new Uint8Array())).toContain(
      'A&lt;b&gt;&amp;&quot;c&quot; = 1',
    );
  });

  it('has a missing figure as a gap, not as zero', () => {
    const bar = named(files, /^ppt\/charts\/chart\d+\.xml$/)
      .map((name) => files[name] ?? '')
      .find((xml) => xml.includes('<c:barChart>'));
    const values = /<c:val>([\s\S]*?)<\/c:val>/.exec(bar ?? '')?.[1] ?? '';
    expect([...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map((match) => match[1])).toEqual(['9', '', '7']);
  });
});
