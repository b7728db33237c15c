import { deflateSync } from 'fflate';
import type { Failure, FailureCode } from '../model/failure';
import { fromBase64url, toBase64url } from './base64url';
import { inflateWithin } from './inflate';

/**
 * What links carry in their fragment: `<mark>=1.<base64url(deflate-raw(text))>`. The `1` is the version of this form;
 * `?<mark>` before the fragment says nothing but that there should be one.
 */

const VERSION = '1';
/** Browsers take addresses of two million characters; chat apps cut far earlier. */
export const MAX_PAYLOAD_CHARACTERS = 512 * 1024;
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;

export interface Refused {
  readonly ok: false;
  readonly failure: Failure;
}
export type Decoded = { readonly ok: true; readonly text: string } | Refused;

/** A text as a payload, its version before it. Fails with `share.too_large`. */
export function encodePayload(text: string): { readonly ok: true; readonly payload: string } | Refused {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_DOCUMENT_BYTES) return tooLarge(bytes.length, MAX_DOCUMENT_BYTES);
  const payload = toBase64url(deflateSync(bytes, { level: 9 }));
  if (payload.length > MAX_PAYLOAD_CHARACTERS) return tooLarge(payload.length, MAX_PAYLOAD_CHARACTERS);
  return { ok: true, payload: `${VERSION}.${payload}` };
}

/** `?n`, alone or among the parameters that chat apps add. */
export function isMarked(address: string, mark: string): boolean {
  const query = address.indexOf('?');
  return (
    query >= 0 &&
    address
      .slice(query + 1)
      .split(/[&?]/)
      .some((part) => part === mark || part === `${mark}=`)
  );
}

/** What stands behind `n=` up to the next parameter; null where there is none. Undoes percent-encoding. */
export function payloadOf(fragment: string, mark: string): string | null {
  const start = `${mark}=`;
  if (fragment.length > 3 * MAX_PAYLOAD_CHARACTERS)
    return fragment.startsWith(start) ? fragment.slice(start.length) : null;
  const plain = percentDecoded(fragment);
  for (const part of plain.split(/[&?#]/)) {
    if (part.startsWith(start)) return part.slice(start.length);
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

/** The text of a payload. Never throws. */
export function decodePayload(payload: string): Decoded {
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

export function refuse(code: FailureCode, message: string, values?: Failure['values']): Refused {
  return { ok: false, failure: { code, message, ...(values && { values }) } };
}

function tooLarge(size: number, limit: number): Refused {
  return refuse('share.too_large', `invalid share link: over ${limit}`, { size, limit });
}
