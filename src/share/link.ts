import type { Failure } from '../model/failure';
import { decodePayload, encodePayload, isMarked, payloadOf, refuse, type Decoded } from './payload';

export { MAX_DOCUMENT_BYTES, MAX_PAYLOAD_CHARACTERS, type Decoded } from './payload';

/**
 * The share link: `<page>?n#n=1.<base64url(deflate-raw(document))>`. The document stands in the fragment only, which
 * browsers do not send to any server. `?n` says nothing but "this is a share link", so that a page opened by an app
 * that cut the fragment off can explain what happened. The `1` is the version of this form. A link that carries a report
 * has the mark `r` (`report/result-link.ts`).
 */

const MARK = 'n';
export const REPORT_MARK = 'r';
/** Above this many characters some chat apps and mail programs cut a link: the dialog says so. */
export const LONG_LINK_CHARACTERS = 4000;

export type Encoded =
  { readonly ok: true; readonly fragment: string } | { readonly ok: false; readonly failure: Failure };

/** What an address carries: nothing of ours, a link that lost its fragment, or a document (or why it cannot be read). */
export type LinkReading = { readonly found: 'none' } | { readonly found: 'link'; readonly document: Decoded };

/** The fragment of a document, without `#`: `n=1.…`. Fails with `share.too_large`. */
export function encodeFragment(document: string): Encoded {
  const encoded = encodePayload(document);
  return encoded.ok ? { ok: true, fragment: `${MARK}=${encoded.payload}` } : encoded;
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
  const { before, fragment } = parts(address);
  const payload = payloadOf(fragment, MARK);
  if (payload !== null) return { found: 'link', document: asDocument(decodePayload(payload)) };
  if (!isMarked(before, MARK) || fragment.startsWith('/')) return { found: 'none' };
  return { found: 'link', document: refuse('share.fragment_lost', 'missing fragment of a share link') };
}

/** Whether an address carries a report, or did before something cut it off: the page for it then reads it. */
export function isReportLink(address: string): boolean {
  const { before, fragment } = parts(address);
  if (/(?:^|[&?#])(?:r|%72)(?:=|%3D)/i.test(fragment)) return true;
  return isMarked(before, REPORT_MARK) && !fragment.startsWith('/');
}

/** An address as what stands before its fragment, and the fragment. */
export function parts(address: string): { readonly before: string; readonly fragment: string } {
  const hash = address.indexOf('#');
  return {
    before: hash < 0 ? address : address.slice(0, hash),
    fragment: hash < 0 ? '' : address.slice(hash + 1),
  };
}

/** Decodes a fragment (with or without `#`). Never throws. */
export function decodeFragment(fragment: string): Decoded {
  const payload = payloadOf(fragment.replace(/^#/, ''), MARK);
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
