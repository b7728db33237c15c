import { deflateSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../src/share/base64url';
import { inflateWithin } from '../../src/share/inflate';
import {
  decodeFragment,
  encodeFragment,
  MAX_DOCUMENT_BYTES,
  MAX_PAYLOAD_CHARACTERS,
  readLink,
  shareLink,
} from '../../src/share/link';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 200) };
const DOCUMENT = '---\nkequn: 1\ntitle: 会员分层\n---\n# 会员分层\n\n```rfm rfm\nfrom: orders\n```\n';
const PAGE = 'https://example.com/tools/kequn/';

function fragmentOf(document: string): string {
  const encoded = encodeFragment(document);
  if (!encoded.ok) throw new Error(encoded.failure.message);
  return encoded.fragment;
}

function codeOf(address: string): string | undefined {
  const reading = readLink(address);
  if (reading.found === 'none') return 'none';
  return reading.document.ok ? undefined : reading.document.failure.code;
}

describe('base64url', () => {
  it('equals Node’s base64url and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(bytes);
      }),
      RUNS,
    );
  });

  it('refuses other characters and lengths that cannot be', () => {
    expect(fromBase64url('ab+c')).toBeNull();
    expect(fromBase64url('abcde')).toBeNull();
  });
});

describe('a fragment', () => {
  it('decodes to what was encoded, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(decodeFragment(fragmentOf(text))).toEqual({ ok: true, text });
        expect(decodeFragment(`#${fragmentOf(text)}`)).toEqual({ ok: true, text });
      }),
      RUNS,
    );
  });

  it('is raw deflate in base64url under version 1', () => {
    const [head, payload = ''] = fragmentOf(DOCUMENT).split('.');
    expect(head).toBe('n=1');
    expect(payload).toMatch(/^[\w-]+$/);
    expect(payload).toBe(
      Buffer.from(deflateSync(new TextEncoder().encode(DOCUMENT), { level: 9 })).toString('base64url'),
    );
  });

  it('never throws on whatever it is given', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }).map((text) => `#n=1.${text}`),
      fc.base64String().map((text) => `n=1.${text}`),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => `n=1.${toBase64url(bytes)}`),
      fc.string().map((text) => `https://example.com/?n#n=${text}%E4%BD`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const decoded = decodeFragment(text);
        if (!decoded.ok) expect(decoded.failure.code).toMatch(/^share\./);
        expect(['none', 'link']).toContain(readLink(text).found);
      }),
      RUNS,
    );
  });

  it('says of a link cut anywhere that it is cut', () => {
    const whole = fragmentOf(DOCUMENT.repeat(8));
    for (let length = 'n=1.'.length; length < whole.length; length += 1) {
      const decoded = decodeFragment(whole.slice(0, length));
      expect(decoded.ok ? 'read' : decoded.failure.code, `${length} of ${whole.length}`).toBe(
        'share.truncated',
      );
    }
  });
});

describe('limits', () => {
  it('stops inflating a bomb at the limit', () => {
    const bomb = deflateSync(new Uint8Array(40_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(50_000);
    const decoded = decodeFragment(`n=1.${toBase64url(bomb)}`);
    expect(decoded.ok ? '' : decoded.failure.code).toBe('share.too_large');
    expect(inflateWithin(bomb, 1000)).toEqual({ ok: false, because: 'too_large' });
  });

  it('refuses a payload that is too long before reading it', () => {
    const decoded = decodeFragment(`n=1.${'A'.repeat(MAX_PAYLOAD_CHARACTERS + 1)}`);
    expect(decoded.ok ? '' : decoded.failure.code).toBe('share.too_large');
    expect(codeOf(`${PAGE}#n=1.${'A'.repeat(4 * MAX_PAYLOAD_CHARACTERS)}`)).toBe('share.too_large');
  });

  it('makes no link of a document that would be refused on opening', () => {
    const encoded = encodeFragment('x'.repeat(MAX_DOCUMENT_BYTES + 1));
    expect(encoded.ok ? '' : encoded.failure.code).toBe('share.too_large');
    expect(encodeFragment('x'.repeat(MAX_DOCUMENT_BYTES)).ok).toBe(true);
  });
});

describe('an address', () => {
  const made = shareLink(`${PAGE}?utm=1#/segments`, DOCUMENT);
  const link = made.ok ? made.link : '';

  it('carries the document behind # only', () => {
    expect(link.startsWith(`${PAGE}?n#n=1.`)).toBe(true);
    expect(readLink(link)).toEqual({ found: 'link', document: { ok: true, text: DOCUMENT } });
  });

  it.each([
    ['&appinstall=0', (it: string) => `${it}&appinstall=0`],
    ['?from=timeline behind', (it: string) => `${it}?from=timeline&isappinstalled=0`],
    ['?from=timeline before', (it: string) => it.replace('?n#', '?n&from=timeline#')],
    ['?from=timeline in place of ?n', (it: string) => it.replace('?n#', '?from=timeline#')],
    ['a parameter put in front', (it: string) => it.replace('#n=', '#from=groupmessage&n=')],
    ['a second fragment', (it: string) => `${it}#wechat_redirect`],
    ['a full stop of the sentence', (it: string) => `${it}。`],
    ['a bracket', (it: string) => `${it})`],
    ['text pasted with it', (it: string) => `${it} 打开看看`],
    ['percent-encoding', (it: string) => it.replace('#n=1.', '#n%3D1%2E')],
    ['percent-encoding twice', (it: string) => it.replace('#n=1.', '#n%253D1%252E')],
    ['every character percent-encoded', (it: string) => encodeAll(it)],
  ])('is read with %s', (_what, change) => {
    expect(readLink(change(link))).toEqual({ found: 'link', document: { ok: true, text: DOCUMENT } });
  });

  it.each([
    ['none', PAGE],
    ['none', `${PAGE}#/segments`],
    ['none', `${PAGE}?from=timeline`],
    ['none', `${PAGE}?n#/segments`],
    ['share.fragment_lost', `${PAGE}?n`],
    ['share.fragment_lost', `${PAGE}?n=&from=timeline`],
    ['share.fragment_lost', `${PAGE}?from=timeline&n#wechat_redirect`],
    ['share.truncated', `${PAGE}?n#n=`],
    ['share.truncated', `${PAGE}?n#n=1`],
    ['share.truncated', `${PAGE}?n#n=1.`],
    ['share.unknown_version', `${PAGE}?n#n=2.AwA`],
    ['share.not_a_document', `${PAGE}?n#n=<script>alert(1)</script>`],
    ['share.not_a_document', `${PAGE}#${fragmentOf('just text')}`],
    ['share.not_a_document', `${PAGE}#${fragmentOf('---\ntitle: x\n---\nkequn: 1\n')}`],
    ['share.not_a_document', `${PAGE}#n=1.${toBase64url(new Uint8Array([255, 255, 255, 255]))}`],
    ['share.not_a_document', `${PAGE}#n=1.${toBase64url(deflateSync(new Uint8Array([0xff, 0xfe, 0x80])))}`],
  ])('gives %s for %s', (code, address) => {
    expect(codeOf(address)).toBe(code);
  });
});

function encodeAll(link: string): string {
  const [before = '', fragment = ''] = link.split('#');
  const encoded = [...fragment].map(
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `${before}#${encoded.join('')}`;
}
