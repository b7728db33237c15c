/** What a customer is known by: ids and names as they are, phones as digits. */
export interface Needles {
  readonly texts: readonly string[];
  readonly phones: readonly string[];
}

/** Digits of at least this many are a phone and not part of another number. */
const PHONE_DIGITS = 7;

/** What to look for, of all that a customer is known by. */
export function needlesOf(names: readonly string[]): Needles {
  const texts = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  const phones = texts.flatMap((text) => {
    const digits = phoneDigits(text);
    return digits === null ? [] : [digits];
  });
  return { texts, phones: [...new Set(phones)] };
}

/** The digits of a text that is a phone number and nothing else. */
function phoneDigits(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^[+\d][\d\s\-().]*$/.test(plain)) return null;
  const digits = plain.replace(/\D/g, '').replace(/^(00)?86(?=1[3-9]\d{9}$)/, '');
  return digits.length >= PHONE_DIGITS ? digits : null;
}

export interface ForgottenFile {
  /** `text`: the records were taken out. `binary`: it cannot be told apart into records. */
  readonly form: 'text' | 'binary';
  readonly records: number;
  /** Without the records; the same file where there are none. */
  readonly rest: Blob;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/**
 * A delimited text file without the records in which a field is one of the needles. Works on the bytes, so that every
 * encoding that keeps ASCII (UTF-8, GB18030, Big5) comes out as it went in. The first record stays: it is the header.
 * Workbooks, archives and UTF-16 are not text here.
 */
export async function withoutRecords(file: Blob, needles: Needles): Promise<ForgottenFile> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  if (head.includes(0) || isArchive(head)) return { form: 'binary', records: 0, rest: file };
  const decoder = decoderFor(head);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kept: Blob[] = [];
  let from = 0;
  let start = 0;
  let records = 0;
  for (const end of recordEnds(bytes)) {
    const isHeader = start === 0;
    if (!isHeader && names(decoder.decode(bytes.subarray(start, end)), needles)) {
      if (start > from) kept.push(file.slice(from, start));
      from = end;
      records += 1;
    }
    start = end;
  }
  if (records === 0) return { form: 'text', records, rest: file };
  kept.push(file.slice(from, bytes.length));
  return { form: 'text', records, rest: new Blob(kept, { type: file.type }) };
}

function isArchive([a = 0, b = 0]: Uint8Array): boolean {
  return (a === 0x50 && b === 0x4b) || (a === 0x1f && b === 0x8b) || (a === 0xd0 && b === 0xcf);
}

function decoderFor(head: Uint8Array): TextDecoder {
  try {
    // The last character of the head may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return new TextDecoder('utf-8');
  } catch {
    return new TextDecoder('gb18030');
  }
}

/** Where records end; a line end inside quotes is none. No byte of a double-byte character is a quote or a line feed. */
function* recordEnds(bytes: Uint8Array): Generator<number> {
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === LINE_FEED && !quoted) yield at + 1;
  }
  if (bytes[bytes.length - 1] !== LINE_FEED || quoted) yield bytes.length;
}

/** Whether a field of the record is one of the needles, whatever separates and decorates it. */
function names(record: string, { texts, phones }: Needles): boolean {
  return record.split(/[,;\t|\r\n]/).some((field) => {
    const plain = field
      .trim()
      .replace(/^[="'`]+|["'`]+$/g, '')
      .trim();
    if (texts.includes(plain)) return true;
    const digits = phones.length > 0 ? phoneDigits(plain) : null;
    return digits !== null && phones.includes(digits);
  });
}
