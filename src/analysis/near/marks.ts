import type { Folded } from './fold';
import { placesOf } from './places';
import { numeralsOf } from './numerals';
import { blurred, distance } from './distance';
import { syllablesOf } from './pinyin';
import { brandOf } from './words';

/** What tells two names apart however alike their letters are. */
export interface Marks {
  /** Numbers in their order; see `numeralsOf`. */
  readonly numerals: string;
  readonly places: readonly string[];
  /** Whether it is a branch of something: 分公司, 支行, branch. */
  readonly isBranch: boolean;
  /** Single Latin letters that stand alone: 座 A and B, section C. */
  readonly letters: string;
  /** Districts, roads, buildings: unit and the sound of the two signs before it. */
  readonly units: readonly string[];
  /** Signs and words that have an opposite, sorted. */
  readonly opposites: string;
  /** How the part that is a company's own sounds: without place, trade and legal form. Empty where it is not short. */
  readonly brand: readonly string[];
  /** The words of a Latin name, without legal forms. */
  readonly words: readonly string[];
}

/** Longer ones are sentences, where another sign is an error more often than another name. */
const LONGEST_BRAND = 4;
/** A longer one may hold a misspelt trade. */
const SURE_BRAND = 3;
const BRANCH = /分公司|子公司|分店|分行|支行|分部|分校|分院|办事处|\bbranch\b|\bsubsidiary\b/;
const SINGLE_LETTER = /(?<![a-z])[a-z](?![a-z'’.])/g;
const UNITS = /(\p{Script=Han}{2})(区|县|镇|乡|村|路|街|道|巷|弄|苑|园|广场|大厦)/gu;
const UNIT_SIGN = /[区县镇乡村路街道巷弄苑园广厦]/;
const OPPOSITES = [
  '东西南北',
  '上下',
  '左右',
  '前后',
  '男女',
  '大小',
  '新老',
  '甲乙丙丁',
  '春夏秋冬',
] as const;
const OPPOSITE_SIGNS = new Set(OPPOSITES.join(''));
const OPPOSITE_WORDS = /\b(north|south|east|west|upper|lower|men|women|jr|sr|ii|iii|iv)\b/g;

/** Reads a folded name. */
export function marksOf({ plain, core, words }: Folded): Marks {
  const places = placesOf(plain);
  const brand = [...brandOf(core, places)];
  return {
    numerals: numeralsOf(plain),
    places,
    words: /\p{Script=Han}/u.test(core) ? [] : words,
    brand: brand.length <= LONGEST_BRAND ? syllablesOf(brand).map(blurred) : [],
    isBranch: BRANCH.test(plain),
    letters: (plain.match(SINGLE_LETTER) ?? []).sort().join(''),
    units: unitsOf(plain),
    opposites: oppositesOf(plain),
  };
}

function unitsOf(plain: string): readonly string[] {
  if (!UNIT_SIGN.test(plain)) return [];
  return [...plain.matchAll(UNITS)].map(
    ([, before = '', unit = '']) => `${unit}${syllablesOf([...before]).join('')}`,
  );
}

function oppositesOf(plain: string): string {
  const signs = [...plain].filter((sign) => OPPOSITE_SIGNS.has(sign)).sort();
  return [...signs, ...(plain.match(OPPOSITE_WORDS) ?? [])].join(' ');
}

/** Whether two names cannot be one, whatever their similarity: another number, place, branch, building or side. */
export function contradict(a: Marks, b: Marks): boolean {
  return (
    a.numerals !== b.numerals ||
    a.isBranch !== b.isBranch ||
    (a.letters !== '' && b.letters !== '' && a.letters !== b.letters) ||
    apart(a.places, b.places) ||
    otherUnits(a.units, b.units) ||
    opposed(a.opposites, b.opposites) ||
    otherBrand(a.brand, b.brand) ||
    otherWords(a.words, b.words)
  );
}

/** Both name places, and neither names all of the other's. */
function apart(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const within = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one));
  return !within(a, b) && !within(b, a);
}

/** Both name a road (district, building, …), and no road of one is a road of the other. */
function otherUnits(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const unitOf = (one: string) => one.replace(/[a-z:]+$/, '');
  return a.some((one) => {
    const same = b.filter((other) => unitOf(other) === unitOf(one));
    return same.length > 0 && !same.includes(one) && !same.some((other) => a.includes(other));
  });
}

/** Each has a side that the other lacks: 东 and 西, north and south. */
function opposed(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return false;
  const left = a.split(' ');
  const right = b.split(' ');
  return left.some((one) => !right.includes(one)) && right.some((one) => !left.includes(one));
}

/**
 * Some sign of another sound: 华强 and 华盛 are two firms, 华强 and 华墙 a typing error. Swapped signs are one, and so is
 * a sign left out.
 */
function otherBrand(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (a.length !== b.length) return longer.length <= SURE_BRAND && !leftOut(shorter, longer);
  const isSwapped = [...a].sort().join() === [...b].sort().join();
  return !isSwapped && a.some((sound, i) => sound !== b[i]);
}

/** Whether the shorter is the longer with one sign left out. */
function leftOut(shorter: readonly string[], longer: readonly string[]): boolean {
  if (shorter.length + 1 !== longer.length) return false;
  const at = shorter.findIndex((sound, i) => sound !== longer[i]);
  return at < 0 || shorter.slice(at).every((sound, i) => sound === longer[at + 1 + i]);
}

/** What words must have in common where they are not the same: a typing error, or blanks that moved. */
const WORD_LIKENESS = 0.7;

/** Each Latin name has words that the other lacks, and these are not alike: Cedar Foods and Delta Foods. */
function otherWords(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const own = [...without(a, b).join('')];
  const other = [...without(b, a).join('')];
  if (own.length === 0 || other.length === 0) return false;
  const most = (1 - WORD_LIKENESS) * Math.max(own.length, other.length) + 1e-9;
  return (
    distance({ signs: own, sounds: own }, { signs: other, sounds: other }, Math.max(1, most)) === Infinity
  );
}

/** Words of `a` that are not in `b`, each as often as it is in surplus. */
function without(a: readonly string[], b: readonly string[]): string[] {
  const left = [...b];
  return a.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
