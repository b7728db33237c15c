import { mask } from '../lib/mask';
import { findSensitive, type Mark } from '../share/sensitive';

const MASKED: ReadonlySet<Mark['kind']> = new Set([
  'email',
  'phone',
  'id_number',
  'bank_card',
  'ip',
  'digits',
  'address',
  'identity',
]);
/** Most texts hold nothing of the kind, and looking closely costs a millisecond a hundred texts. */
const WORTH_A_LOOK = /[@@]|[\d0-9]{4}|先生|女士|小姐|\b(?:Mr|Mrs|Ms|Dr)\b|[路街道巷弄]\s?[\d0-9]|'/iu;
const HAN_TITLE = /^(.)(.*)(先生|女士|小姐)$/u;
const LATIN_TITLE = /^((?:Mr|Mrs|Ms|Dr)\.?\s)(\p{L})/u;

/**
 * A text with contacts, ids, card numbers, addresses and names with a title masked (138****5641, 张*先生), and whatever
 * is `known` from the data; in `markdown` with asterisks that are signs. A guess at a name without a title is left:
 * reports are full of words in quotes.
 */
export function maskPersonal(text: string, known: RegExp | null, markdown = false): string {
  const sign = (masked: string) => (markdown ? masked.replaceAll('*', '\\*') : masked);
  const plain = known ? text.replace(known, (name) => sign(mask(name))) : text;
  if (!WORTH_A_LOOK.test(plain)) return plain;
  let masked = '';
  let at = 0;
  for (const { from, to, kind } of findSensitive(plain)) {
    const found = plain.slice(from, to);
    const hidden = kind === 'name' ? maskedName(found) : MASKED.has(kind) ? maskedValue(found) : null;
    if (hidden === null) continue;
    masked += plain.slice(at, from) + sign(hidden);
    at = to;
  }
  return masked + plain.slice(at);
}

/** A value that SQL compares keeps its quotes. */
function maskedValue(found: string): string {
  const quoted = /^'(.*)'$/s.exec(found);
  return quoted ? `'${mask(quoted[1] ?? '')}'` : mask(found);
}

function maskedName(found: string): string | null {
  const han = HAN_TITLE.exec(found);
  if (han) return `${han[1] ?? ''}*${han[3] ?? ''}`;
  const latin = LATIN_TITLE.exec(found);
  return latin ? `${latin[1] ?? ''}${latin[2] ?? ''}***` : null;
}

/** One pattern for all known names and contacts, in capitals or not; the longest first, so that a part never hides the whole. */
export function knownPattern(known: readonly string[]): RegExp | null {
  const values = [...new Set(known)].filter((value) => [...value].length >= 2);
  if (values.length === 0) return null;
  const parts = values.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(bounded);
  return new RegExp(parts.join('|'), 'giu');
}

/** Names of groups as a pattern; null where no name can be told from other words (`1`, or none at all). */
export function labelPattern(labels: Iterable<string>): RegExp | null {
  const named = [...new Set(labels)].filter((label) => /\p{L}/u.test(label));
  if (named.length === 0) return null;
  const parts = named.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(bounded);
  return new RegExp(parts.join('|'), 'gu');
}

/** Latin letters do not go on beyond a name (`A` is not in `Asia`); a single Han character is a word by itself only. */
function bounded(name: string): string {
  const pattern = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (/^\p{Script=Han}$/u.test(name)) return `(?<!\\p{Script=Han})${pattern}(?!\\p{Script=Han})`;
  const before = /^[\w]/.test(name) ? '(?<![A-Za-z0-9_])' : '';
  const after = /[\w]$/.test(name) ? '(?![A-Za-z0-9_])' : '';
  return `${before}${pattern}${after}`;
}

const SENTENCE = /[^。！？!?；;\n]*?(?:[。！？!?；;\n]|\.(?=\s|$)|$)/gu;
/** Dates, years and codes (`O1`, `Q2`) stay, other figures go, with their currency and unit of share. */
const FIGURE =
  /(\d{4}-\d{2}(?:-\d{2})?|(?<!\d)(?:19|20)\d{2}\s?年|(?<![A-Za-z\d])[A-Z]\d(?![A-Za-z\d]))|[¥¥$€£]?\s?[-+−]?\d[\d,.,]*(?<![,.,])(?:\s?[%‰%])?/gu;
export const HIDDEN_FIGURE = '…';

/** The text with the figures of every sentence that names a hidden group left out; words stay. */
export function hideFigures(text: string, labels: RegExp | null): string {
  if (!labels || text.search(labels) < 0) return text;
  return text.replace(SENTENCE, (sentence) => {
    if (sentence === '' || sentence.search(labels) < 0) return sentence;
    let hidden = '';
    let at = 0;
    for (const { 0: name, index } of sentence.matchAll(labels)) {
      hidden += withoutFigures(sentence.slice(at, index)) + name;
      at = index + name.length;
    }
    return hidden + withoutFigures(sentence.slice(at));
  });
}

function withoutFigures(text: string): string {
  return text.replace(FIGURE, (figure: string, date: string | undefined) => {
    if (date !== undefined) return date;
    return (/^\s/.test(figure) ? ' ' : '') + HIDDEN_FIGURE;
  });
}
