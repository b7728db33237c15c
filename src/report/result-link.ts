import * as v from 'valibot';
import type { Failure } from '../model/failure';
import type { ReportBlock } from '../model/report';
import { parts, REPORT_MARK } from '../share/link';
import { decodePayload, encodePayload, isMarked, payloadOf, refuse, type Refused } from '../share/payload';
import type { Report } from './report';
import { sharedReportSchema } from './shared-report-schema';

/**
 * The result link: `<page>?r#r=1.<base64url(deflate-raw(JSON))>`. It carries a report's aggregated results, after the
 * privacy check, and (where the author wants it) the method, so that a reader without the data sees the report and can
 * run it on a file of their own. Rows of single customers never travel, even where they are asked for in files.
 */

/** Characters of a payload: more than this, and a file is the better way. */
export const MAX_RESULT_CHARACTERS = 96_000;

/** What a result link carries. */
export interface SharedReport {
  readonly report: Report;
  readonly method: string | null;
}

/** The exact text that leaves, before it is packed. */
export function resultText({ report, method }: SharedReport): string {
  const { title, subtitle, author, asOf, locale, currency, chapters } = report;
  const kept = chapters.map(({ part, title: name, sections }) => ({
    part,
    title: name,
    sections: sections.map(({ key, title: heading, blocks }) => ({
      key,
      title: heading,
      blocks: travelling(blocks),
    })),
  }));
  const shared = {
    report: { title, subtitle, author, asOf, locale, currency, chapters: kept },
    method,
  };
  return JSON.stringify(shared, (_, value: unknown) => (typeof value === 'number' ? short(value) : value));
}

/** Twelve digits are more than any reader sees; what is no number is nothing. */
function short(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : null;
}

/** Without tables of single customers. */
function travelling(blocks: readonly ReportBlock[]): ReportBlock[] {
  return blocks.flatMap((block): ReportBlock[] => {
    if (block.type === 'table' && block.persons === true) return [];
    return block.type === 'card' ? [{ ...block, blocks: travelling(block.blocks) }] : [block];
  });
}

/** The link to a report on the page at `page`. Fails with `share.report_too_large`. */
export function resultLink(
  page: string,
  text: string,
): { readonly ok: true; readonly link: string } | Refused {
  const encoded = encodePayload(text);
  const size = encoded.ok ? encoded.payload.length : text.length;
  if (!encoded.ok || size > MAX_RESULT_CHARACTERS) {
    const values = { size, limit: MAX_RESULT_CHARACTERS };
    return refuse('share.report_too_large', `invalid result link: ${size} characters`, values);
  }
  const base = page.replace(/[?#].*$/s, '');
  return { ok: true, link: `${base}?${REPORT_MARK}#${REPORT_MARK}=${encoded.payload}` };
}

export type ResultReading =
  { readonly ok: true; readonly shared: SharedReport } | { readonly ok: false; readonly failure: Failure };

/** Reads the report out of an address. Never throws: what cannot be read is a failure that says why. */
export function readResultLink(address: string): ResultReading {
  const { before, fragment } = parts(address);
  const payload = payloadOf(fragment, REPORT_MARK);
  if (payload === null) {
    const lost = isMarked(before, REPORT_MARK);
    return lost
      ? refuse('share.fragment_lost', 'missing fragment of a result link')
      : refuse('share.bad_report', 'missing report in address');
  }
  const decoded = decodePayload(payload);
  if (!decoded.ok)
    return decoded.failure.code === 'share.not_a_document' ? bad(decoded.failure.message) : decoded;
  return readShared(decoded.text);
}

function readShared(text: string): ResultReading {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return bad('invalid result link: not JSON');
  }
  const parsed = v.safeParse(sharedReportSchema, data);
  if (!parsed.success) return bad(`invalid result link: ${v.getDotPath(parsed.issues[0]) ?? 'not a report'}`);
  const { report, method } = parsed.output;
  return { ok: true, shared: { report: { ...report, suppressed: [] }, method } };
}

function bad(message: string): Refused {
  return refuse('share.bad_report', message);
}
