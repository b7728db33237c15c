import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportBlock } from '../../src/model/report';
import { protect } from '../../src/report/protect';
import { DEFAULT_PROTECTION } from '../../src/report/protection';
import { MAX_RESULT_CHARACTERS, readResultLink, resultLink, resultText } from '../../src/report/result-link';
import { isReportLink, readLink } from '../../src/share/link';
import { encodePayload } from '../../src/share/payload';
import { seededRandom } from '../../src/lib/random';
import { sampleReport } from './sample-report';

const PAGE = 'https://example.org/kequn/?x=1#/report';
const REPORT = sampleReport('zh-CN');
const METHOD = '---\nkequn: 1\n---\n';

function linkTo(text: string): string {
  const made = resultLink(PAGE, text);
  if (!made.ok) throw new Error(made.failure.message);
  return made.link;
}

const LINK = linkTo(resultText({ report: REPORT, method: METHOD }));
const runs = { seed: 5, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) };

/** A link to any text, as somebody might make one. */
function forged(text: string): string {
  const encoded = encodePayload(text);
  return `https://example.org/?r#r=${encoded.ok ? encoded.payload : ''}`;
}

describe('a result link', () => {
  it('carries the report and the method, and nothing else reads it', () => {
    expect(LINK).toMatch(/^https:\/\/example\.org\/kequn\/\?r#r=1\.[\w-]+$/);
    expect(readResultLink(LINK)).toEqual({ ok: true, shared: { report: REPORT, method: METHOD } });
    expect(isReportLink(LINK)).toBe(true);
    expect(readLink(LINK)).toEqual({ found: 'none' });
  });

  it('survives what chat apps and mail gateways do to addresses', () => {
    expect(readResultLink(`${LINK}&appinstall=0`).ok).toBe(true);
    expect(readResultLink(LINK.replace('#r=', '#r%3D')).ok).toBe(true);
    expect(isReportLink(LINK.replace('#r=', '#r%3D'))).toBe(true);
    expect(readResultLink(LINK.replace('?r#', '?r&from=timeline#')).ok).toBe(true);
  });

  it('that was cut off says so, wherever the cut is', () => {
    const start = LINK.indexOf('#') + 1;
    fc.assert(
      fc.property(fc.integer({ min: start, max: LINK.length - 1 }), (length) => {
        const cut = LINK.slice(0, length);
        const reading = readResultLink(cut);
        expect(isReportLink(cut)).toBe(true);
        expect(reading.ok).toBe(false);
        if (!reading.ok)
          expect(['share.fragment_lost', 'share.truncated', 'share.bad_report']).toContain(
            reading.failure.code,
          );
      }),
      runs,
    );
    const lost = readResultLink('https://example.org/kequn/?r');
    expect(!lost.ok && lost.failure.code).toBe('share.fragment_lost');
  });

  it('never carries rows of single customers, even where files do, nor sizes of groups', () => {
    const people: ReportBlock = {
      type: 'table',
      id: 'people',
      title: '访谈名单',
      persons: true,
      columns: [{ label: '客户', format: 'text' }],
      rows: [['C0001']],
    };
    const sizes: ReportBlock = {
      type: 'table',
      id: 'sizes',
      title: '规模',
      columns: [
        { label: '客群', format: 'text' },
        { label: '人数', format: 'integer' },
      ],
      rows: [
        ['甲', 337],
        ['乙', 7],
        ['丙', 41],
        ['合计', 385],
      ],
      groups: { sizes: [337, 7, 41, 385], total: 3 },
    };
    const rules = { ...DEFAULT_PROTECTION, locale: 'zh-CN', rows: true } as const;
    const card: ReportBlock = { type: 'card', title: '甲', size: 337, blocks: [people] };
    const { blocks } = protect([people, sizes, card], rules);
    const section = { key: 'a', title: '', blocks };
    const report = {
      ...REPORT,
      chapters: [{ part: 'segments', title: '客群', sections: [section] } as const],
    };
    const text = resultText({ report, method: null });
    expect(text).not.toContain('C0001');
    expect(text).not.toMatch(/"size"|\b7\b|\b41\b/);
    const reading = readResultLink(linkTo(text));
    const [table] = reading.ok ? (reading.shared.report.chapters[0]?.sections[0]?.blocks ?? []) : [];
    expect(table?.type === 'table' && table.rows).toEqual([
      ['甲', 337],
      ['乙', null],
      ['丙', null],
      ['合计', 385],
    ]);
    expect(table?.type === 'table' && table.groups?.total).toBe(3);
  });

  it('is refused where it is too large, with how large it may be', () => {
    const random = seededRandom(1);
    const noise = Array.from({ length: 150_000 }, () =>
      String.fromCharCode(33 + Math.floor(random() * 90)),
    ).join('');
    const made = resultLink(PAGE, noise);
    expect(made.ok).toBe(false);
    if (!made.ok) {
      expect(made.failure.code).toBe('share.report_too_large');
      expect(made.failure.values?.['limit']).toBe(MAX_RESULT_CHARACTERS);
    }
  });

  it('from a stranger is read only as far as it is a report', () => {
    const refused = (text: string) => {
      const reading = readResultLink(forged(text));
      return !reading.ok && reading.failure.code;
    };
    expect(refused('no json')).toBe('share.bad_report');
    expect(refused('{"report":{}}')).toBe('share.bad_report');
    const base = JSON.parse(resultText({ report: REPORT, method: null })) as Record<string, object>;
    expect(refused(JSON.stringify({ ...base, report: { ...base['report'], currency: '<b>' } }))).toBe(
      'share.bad_report',
    );
    const block = (one: unknown) =>
      JSON.stringify({
        method: null,
        report: {
          ...base['report'],
          chapters: [{ part: 'scope', title: '', sections: [{ key: '', title: '', blocks: [one] }] }],
        },
      });
    expect(readResultLink(forged(block({ type: 'text', text: 'x' }))).ok).toBe(true);
    expect(refused(block({ type: 'html', text: '<script>' }))).toBe('share.bad_report');
    expect(refused(block({ type: 'text', text: { x: 1 } }))).toBe('share.bad_report');
    const nested = (depth: number): unknown =>
      depth === 0 ? { type: 'text', text: 'x' } : { type: 'card', title: '', blocks: [nested(depth - 1)] };
    expect(readResultLink(forged(block(nested(4)))).ok).toBe(true);
    expect(refused(block(nested(5)))).toBe('share.bad_report');
  });

  it('never throws, whatever the address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(forged)), (address) => {
        expect(readResultLink(address).ok).toBe(false);
      }),
      runs,
    );
  });
});
