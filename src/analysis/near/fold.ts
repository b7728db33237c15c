import { numeralsOf } from './numerals';
import { withoutEnding, withoutLegalWords } from './words';

/** A spelling reduced to what names somebody. */
export interface Folded {
  /** Half width, lower case, nothing but letters and digits, no legal form: equal for spellings that differ in form only. */
  readonly core: string;
  /** Latin words and single Han signs, sorted: equal where only the order differs. */
  readonly fingerprint: string;
  /** Half width and lower case, else as written: what the guards read. */
  readonly plain: string;
  /** What stands between blanks and signs, without legal forms. */
  readonly words: readonly string[];
}

const MARKS = /[^\p{L}\p{N}]+/gu;
const ACCENTS = /\p{M}+/gu;
const HAN = /\p{Script=Han}/u;
/** Chinese numbers that count something; others are parts of names: 三星, 一汽. */
const ORDINALS =
  /(?<=第)[零〇一二三四五六七八九十]+|[零〇一二三四五六七八九十]+(?=分公司|分店|分行|支行|[号店期栋楼层室部厂])/g;
const ADMIN = /(?<=\p{Script=Han}{2})(特别行政区|(维吾尔|壮族|回族)?自治区|省|市)(?=\p{Script=Han}|$)/gu;

/**
 * Folds width (NFKC), case, accents, blanks, brackets and signs, legal forms (有限公司, Ltd), and 省 and 市 after a
 * place. OpenRefine's fingerprint idea (sorted distinct words), with Han signs as words.
 */
export function fold(value: string): Folded {
  const plain = value.normalize('NFKC').toLowerCase().trim();
  const bare = HAN.test(plain) ? plain : plain.normalize('NFD').replace(ACCENTS, '');
  const words = withoutLegalWords(bare.replace(/['’.]/g, '').split(MARKS).filter(Boolean));
  const joined = words.join('');
  const core = HAN.test(joined) ? withoutAdmin(withoutEnding(joined.replace(ORDINALS, numeralsOf))) : joined;
  return { core: core === '' ? plain : core, fingerprint: fingerprintOf(words, core), plain, words };
}

/** Han text by its signs, Latin text by its words. */
function fingerprintOf(words: readonly string[], core: string): string {
  const units = HAN.test(core) ? [...core] : [...new Set(words)];
  return units.sort().join(' ');
}

function withoutAdmin(name: string): string {
  return /[省市区]/.test(name) ? name.replace(ADMIN, '') : name;
}
