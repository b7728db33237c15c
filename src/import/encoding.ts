import type { Encoding } from '../model/import';

/** An encoding and how well the bytes fit it, 0 to 1. */
export interface EncodingScore {
  readonly encoding: Encoding;
  readonly score: number;
}

export interface EncodingGuess {
  /** Most likely first; never empty. */
  readonly scores: readonly EncodingScore[];
  /** The bytes leave no reasonable doubt. */
  readonly certain: boolean;
}

/** The 300 most frequent Han characters of modern Chinese text and of shop files, simplified and traditional. */
const FREQUENT =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔元订单号付款买卖家店铺商客户会员姓省城州京沪广东江苏浙湖福建川安徽河辽陕退货费价格数量优惠积分地址编支状态成功关闭已收消类目评快递物流备注淘宝微联系话年龄男女' +
  '們來個為國說時會對於過發後裡種經現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話給門兒東聲員論處義認條氣題爾別變總電數報結場計區隊書聽卻達強難權記類據邊張該交規萬覺術領確傳師觀訂單號買賣廣蘇價優積編狀態關閉費貨遞備註灣臺銷額稱級';

const HAN = new Set(FREQUENT);
const COMMON_KANA = /[\u3040-\u30ff]/;

/**
 * Guesses the encoding of samples of a file: byte order mark, strict UTF-8, zeros of UTF-16, then for the Chinese and Japanese
 * encodings whether the bytes are valid and how many frequent characters come out; what fits none is windows-1252.
 */
export function guessEncoding(samples: readonly Uint8Array[]): EncodingGuess {
  const head = samples[0] ?? new Uint8Array();
  const marked = byteOrderMark(head);
  if (marked) return { scores: [{ encoding: marked, score: 1 }], certain: true };
  const wide = utf16(head);
  if (wide) return { scores: [{ encoding: wide, score: 0.95 }], certain: true };
  if (samples.every(isUtf8)) return { scores: [{ encoding: 'utf-8', score: 1 }], certain: true };
  return legacy(samples);
}

function legacy(samples: readonly Uint8Array[]): EncodingGuess {
  const bytes = joinNonAscii(samples);
  const scores: EncodingScore[] = [
    { encoding: 'gb18030', score: eastAsian('gb18030', bytes) },
    { encoding: 'big5', score: eastAsian('big5', bytes) },
    { encoding: 'shift_jis', score: eastAsian('shift_jis', bytes) },
    { encoding: 'windows-1252', score: western(bytes) },
    { encoding: 'utf-8', score: mostlyUtf8(samples) },
  ];
  scores.sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  return { scores, certain: (first?.score ?? 0) > 0.5 && (first?.score ?? 0) - (second?.score ?? 0) > 0.15 };
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: zeros mostly in one half of the places, or line breaks and commas only as 16-bit units. */
function utf16(bytes: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const pairs = Math.max(1, bytes.length >> 1);
  if (Math.max(even, odd) < pairs * 0.02 || Math.max(even, odd) < 2) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Whether a sample is strict UTF-8; a character cut off at either end is forgiven. */
export function isUtf8(sample: Uint8Array): boolean {
  let start = 0;
  while (start < 3 && start < sample.length && ((sample[start] ?? 0) & 0xc0) === 0x80) start += 1;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 with a few broken places. */
function mostlyUtf8(samples: readonly Uint8Array[]): number {
  return Math.max(0, 1 - 4 * (1 - utf8Share(samples))) * 0.9;
}

/** Of the characters beyond ASCII, the share that is sound UTF-8; 1 where there is none. */
export function utf8Share(samples: readonly Uint8Array[]): number {
  let good = 0;
  let broken = 0;
  for (const sample of samples) {
    for (const character of new TextDecoder('utf-8').decode(sample)) {
      if (character === '\ufffd') broken += 1;
      else if (character > '\u007f') good += 1;
    }
  }
  return good + broken === 0 ? 1 : good / (good + broken);
}

/** The stretches of bytes that hold anything beyond ASCII, with their neighbours, up to 64 KB. */
function joinNonAscii(samples: readonly Uint8Array[]): Uint8Array {
  const kept: number[] = [];
  for (const sample of samples) {
    for (const line of lines(sample)) {
      if (kept.length > 65536) break;
      if (line.some((byte) => byte > 0x7f)) kept.push(...line, 0x0a);
    }
  }
  return Uint8Array.from(kept);
}

/** Whole lines only: a cut through a two-byte character would shift all that follows. */
function* lines(sample: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  for (let end = sample.indexOf(0x0a, start); end >= 0; end = sample.indexOf(0x0a, start)) {
    if (end - start < 20000) yield sample.subarray(start, end);
    start = end + 1;
  }
  if (start === 0 && sample.length < 20000) yield sample;
}

/** Validity times the share of characters that such a text really uses. */
function eastAsian(encoding: 'gb18030' | 'big5' | 'shift_jis', bytes: Uint8Array): number {
  const decoded = new TextDecoder(encoding).decode(bytes);
  let wide = 0;
  let invalid = 0;
  let good = 0;
  for (const character of decoded) {
    if (character <= '\u007f') continue;
    wide += 1;
    if (character === '\ufffd' || isPrivate(character)) invalid += 1;
    else good += goodness(encoding, character);
  }
  if (wide === 0) return 0;
  const valid = Math.max(0, 1 - (5 * invalid) / wide);
  return valid * Math.min(1, 0.15 + good / wide);
}

/** Frequent Han, kana (for Japanese) and full-width punctuation speak for a text; half-width katakana and the rest do not. */
function goodness(encoding: string, character: string): number {
  if (HAN.has(character)) return 1;
  if (COMMON_KANA.test(character)) return encoding === 'shift_jis' ? 1 : 0.1;
  if (/[\u3001-\u3011\uff01-\uff5e·—…“”‘’]/.test(character)) return 0.6;
  return /[\u4e00-\u9fff]/.test(character) ? 0.25 : 0;
}

function isPrivate(character: string): boolean {
  return /[\ue000-\uf8ff\u0080-\u009f]/.test(character);
}

/** Latin text: single accented letters between plain ones; runs of them, or control codes, speak against it. */
function western(bytes: Uint8Array): number {
  const decoded = new TextDecoder('windows-1252').decode(bytes);
  const accents =
    decoded.match(/[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u2022\u20ac\u2122]/g)
      ?.length ?? 0;
  const words = decoded.match(/(?<=[A-Za-z]|\b|^)[\u00c0-\u00ff](?=[a-z]|\b|$)/g)?.length ?? 0;
  const runs = decoded.match(/[\u0080-\u00ff]{2,}/g)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  if (accents === 0) return 0.1;
  return Math.max(0.05, Math.min(0.9, 0.35 + (0.6 * words) / accents - runs / accents));
}
