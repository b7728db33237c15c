import { deflateSync } from 'fflate';
import type { Failure, FailureCode } from '../model/failure';
import { fromBase64url, toBase64url } from './base64url';
import { inflateWithin } from './inflate';

/**
 * The share link: `<page>?n#n=1.<base64url(deflate-raw(document))>`. The document stands in the fragment only, which
 * browsers do not send to any server. `?n` says nothing but "this is a share link", so that a page opened by an app
 * that cut the fragment off can explain what happened. The `1` is the version of this form.
 */

const VERSION = '1';
const MARK = 'n';
/** Browsers take addresses of two million characters; chat apps cut far earlier. */
export const MAX_PAYLOAD_CHARACTERS = 512 * 1024;
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;
/** Above this many characters some chat apps and mail programs cut a link: the dialog says so. */
export const LONG_LINK_CHARACTERS = 4000;

export type Encoded =
  { readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly failure: Failure };
export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly failure: Failure };

/** What an address carries: nothing of ours, a link that lost its fragment, or a document (or why it cannot be read). */
export type LinkReading = { readonly found: 'none' } | { readonly found: 'link'; readonly document: Decoded };

/** The fragment of a document, without `#`: `n=1.…`. Fails with `share.too_large`. */
export function encodeFragment(document: string): Encoded {
  const bytes = new TextEncoder().encode(document);
  if (bytes.length > MAX_DOCUMENT_BYTES) return tooLarge(bytes.length, MAX_DOCUMENT_BYTES);
  const payload = toBase64url(deflateSync(bytes, { level: 9 }));
  if (payload.length > MAX_PAYLOAD_CHARACTERS) return tooLarge(payload.length, MAX_PAYLOAD_CHARACTERS);
  return { ok: true, fragment: `${MARK}=${VERSION}.${payload}` };
}

/** The whole link to a document on the page at `page` (its query and fragment are not taken over). */
export function shareLink(
  page: string,
  document: string,
): { ok: true; link: string } | { ok: false; failure: Failure } {
  const encoded = encodeFragment(document);
  if (!encoded.ok) return encoded;
  const base = page.replace(/[?#].*$/s, '');
  return { ok: true, link: `${base}?${MARK}#${encoded.fragment}` };
}

/** Reads the document out of an address (`location.href`, or what a reader pasted). Never throws. */
export function readLink(address: string): LinkReading {
  const hash = address.indexOf('#');
  const before = hash < 0 ? address : address.slice(0, hash);
  const fragment = hash < 0 ? '' : address.slice(hash + 1);
  const payload = payloadOf(fragment);
  if (payload !== null) return { found: 'link', document: asDocument(decodePayload(payload)) };
  if (!isMarked(before) || fragment.startsWith('/')) return { found: 'none' };
  return { found: 'link', document: refuse('share.fragment_lost', 'missing fragment of a share link') };
}

/** Decodes a fragment (with or without `#`). Never throws. */
export function decodeFragment(fragment: string): Decoded {
  const payload = payloadOf(fragment.replace(/^#/, ''));
  return payload === null
    ? refuse('share.not_a_document', 'missing document in fragment')
    : decodePayload(payload);
}

/** Only what opens like a notebook (front matter with `kequn: <version>`) is handed on. */
function asDocument(decoded: Decoded): Decoded {
  if (!decoded.ok || /^\uFEFF?---\r?\n(?:(?!---)[^\n]*\n)*?kequn[ \t]*:[ \t]*["']?\d/.test(decoded.text))
    return decoded;
  return refuse('share.not_a_document', 'invalid share link: no notebook in it');
}

/** `?n`, alone or among the parameters that chat apps add. */
function isMarked(address: string): boolean {
  const query = address.indexOf('?');
  return (
    query >= 0 &&
    address
      .slice(query + 1)
      .split(/[&?]/)
      .some((part) => part === MARK || part === `${MARK}=`)
  );
}

/** What stands behind `n=` up to the next parameter; null where there is none. Undoes percent-encoding. */
function payloadOf(fragment: string): string | null {
  if (fragment.length > 3 * MAX_PAYLOAD_CHARACTERS)
    return fragment.startsWith(`${MARK}=`) ? fragment.slice(2) : null;
  const plain = percentDecoded(fragment);
  for (const part of plain.split(/[&?#]/)) {
    if (part.startsWith(`${MARK}=`)) return part.slice(MARK.length + 1);
  }
  return null;
}

/** Mail gateways and chat apps encode a fragment once, some twice. Hostile `%` stay as they are. */
function percentDecoded(text: string): string {
  let plain = text;
  for (let round = 0; round < 3 && plain.includes('%'); round++) {
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
  return plain;
}

function decodePayload(payload: string): Decoded {
  const head = /^(\d{1,6})\.([\w-]*)/.exec(payload);
  if (head === null) {
    if (/^\d{0,6}$/.test(payload))
      return refuse('share.truncated', `invalid share link: ${payload.length} characters`);
    return refuse('share.not_a_document', 'invalid share link: no version');
  }
  const [, version = '', data = ''] = head;
  if (version !== VERSION)
    return refuse('share.unknown_version', `unknown share link version: ${version}`, { version });
  if (data.length > MAX_PAYLOAD_CHARACTERS) return tooLarge(data.length, MAX_PAYLOAD_CHARACTERS);
  return inflateDocument(data);
}

function inflateDocument(data: string): Decoded {
  const bytes = fromBase64url(data);
  if (bytes === null || bytes.length === 0)
    return refuse('share.truncated', `invalid share link: ${data.length} characters`);
  const inflated = inflateWithin(bytes, MAX_DOCUMENT_BYTES);
  if (inflated.ok) return asText(inflated.bytes);
  switch (inflated.because) {
    case 'too_large':
      return tooLarge(MAX_DOCUMENT_BYTES, MAX_DOCUMENT_BYTES);
    case 'truncated':
      return refuse('share.truncated', `invalid share link: ends after ${data.length} characters`);
    case 'corrupt':
      return refuse('share.not_a_document', 'invalid share link: not deflate data');
  }
}

function asText(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return refuse('share.not_a_document', 'invalid share link: not UTF-8 text');
  }
}

function refuse(
  code: FailureCode,
  message: string,
  values?: Failure['values'],
): { ok: false; failure: Failure } {
  return { ok: false, failure: { code, message, ...(values && { values }) } };
}

function tooLarge(size: number, limit: number): { ok: false; failure: Failure } {
  return refuse('share.too_large', `invalid share link: over ${limit}`, { size, limit });
}
