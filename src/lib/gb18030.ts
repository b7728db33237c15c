/** Text in GB18030, and what could not be written as it stands. */
export interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Characters that have no code (half of a surrogate pair): written as `?`. */
  readonly unwritable: number;
  /** Characters of four bytes: programs that know only the older GBK cannot show them. */
  readonly beyondGbk: number;
}

interface Table {
  /** Unit of the first plane -> its two bytes; 0 = none. */
  readonly pairs: Uint16Array;
  /** Unit of the first plane -> its place among the four-byte codes, plus one; 0 = none. */
  readonly fours: Uint32Array;
}

const FIRST_TRAIL = 0x40;
/** Where the codes of the other planes begin in the order of four-byte codes. */
const PLANES_FROM = 189_000;
/** Four-byte codes of the first plane come before this one. */
const PLANE_ONE_CODES = 39_420;
const QUESTION_MARK = 0x3f;

let made: Table | null = null;

/** Writes text as GB18030, by a table that is TextDecoder turned around: what is written is read back the same. */
export function encodeGb18030(text: string): Encoded {
  made ??= makeTable();
  const { pairs, fours } = made;
  const out = new Uint8Array(text.length * 4);
  let at = 0;
  let unwritable = 0;
  let beyondGbk = 0;
  const four = (pointer: number) => {
    out[at++] = 0x81 + Math.floor(pointer / 12_600);
    out[at++] = 0x30 + (Math.floor(pointer / 1260) % 10);
    out[at++] = 0x81 + (Math.floor(pointer / 10) % 126);
    out[at++] = 0x30 + (pointer % 10);
    beyondGbk += 1;
  };
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const pair = pairs[unit] ?? 0;
    const place = fours[unit] ?? 0;
    if (unit < 0x80) out[at++] = unit;
    else if (pair !== 0) {
      out[at++] = pair >> 8;
      out[at++] = pair & 0xff;
    } else if (place !== 0) four(place - 1);
    else if ((text.codePointAt(i) ?? 0) > 0xffff) {
      four((text.codePointAt(i) ?? 0) - 0x10000 + PLANES_FROM);
      i += 1;
    } else {
      out[at++] = QUESTION_MARK;
      unwritable += 1;
    }
  }
  return { bytes: out.slice(0, at), unwritable, beyondGbk };
}

function makeTable(): Table {
  const pairs = new Uint16Array(65_536);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    const codes = Array.from({ length: 0xff - FIRST_TRAIL }, (_, i) => [lead, i + FIRST_TRAIL] as const);
    for (const [text, [high, low]] of decoded(codes)) {
      const unit = onlyUnit(text);
      if (unit !== null && pairs[unit] === 0) pairs[unit] = (high << 8) | low;
    }
  }
  const fours = new Uint32Array(65_536);
  const codes = Array.from({ length: PLANE_ONE_CODES }, (_, pointer) => fourBytes(pointer));
  decoded(codes).forEach(([text], pointer) => {
    const unit = onlyUnit(text);
    if (unit !== null && pairs[unit] === 0) fours[unit] = pointer + 1;
  });
  return { pairs, fours };
}

/** Codes with the text each stands for. A line break after each keeps errors apart. */
function decoded<Code extends readonly number[]>(codes: readonly Code[]): [string, Code][] {
  const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
  const texts = new TextDecoder('gb18030').decode(bytes).split('\n');
  return codes.map((code, i) => [texts[i] ?? '', code]);
}

function fourBytes(pointer: number): readonly number[] {
  return [
    0x81 + Math.floor(pointer / 12_600),
    0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126),
    0x30 + (pointer % 10),
  ];
}

function onlyUnit(text: string): number | null {
  return text.length === 1 && text !== '\ufffd' && text.charCodeAt(0) >= 0x80 ? text.charCodeAt(0) : null;
}
