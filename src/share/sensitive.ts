import { passesLuhn } from '../lib/luhn';
import { NOT_IN_NAMES, SURNAMES } from '../lib/surnames';
import { identityValues } from './identity-values';
import { isIdNumber, isPlainNumber } from './number-checks';

/** What a piece of text looks like. `name` is a guess; the others follow a form. */
export type SensitiveKind =
  | 'email'
  | 'phone'
  | 'id_number'
  | 'bank_card'
  | 'ip'
  | 'digits'
  | 'masked'
  | 'company'
  | 'address'
  | 'identity'
  | 'name';

/** Where something that looks like personal data stands, in UTF-16 units. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: SensitiveKind;
}

interface Finder {
  readonly kind: SensitiveKind;
  readonly pattern: RegExp;
  /** Whether a match counts; the match's own text is given. */
  accept?(match: string): boolean;
}

/** First come, first kept: where two overlap, the one further up wins; values that SQL compares come before all. */
const FINDERS: readonly Finder[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu },
  { kind: 'id_number', pattern: /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15})(?![\dA-Za-z])/g, accept: isIdNumber },
  { kind: 'phone', pattern: /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d])/g },
  { kind: 'phone', pattern: /(?<![\d-])0\d{2,3}[- ]\d{7,8}(?!\d)/g },
  { kind: 'phone', pattern: /(?<![\w+])\+\d{1,3}(?:[- ]?\d){7,12}(?!\d)/g },
  {
    kind: 'bank_card',
    pattern: /(?<![\dA-Za-z.])\d{4}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?(?![\dA-Za-z])/g,
    accept: passesLuhn,
  },
  {
    kind: 'masked',
    pattern: /(?<!\d)1[3-9]\d\*{3,5}\d{2,4}(?!\d)|[\p{Script=Han}]\*{1,3}[\p{Script=Han}]?(?![*\d])/gu,
  },
  {
    kind: 'ip',
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
  {
    kind: 'digits',
    pattern: /(?<![\p{L}\p{N}_.])\d{8,}(?![\p{L}\p{N}_]|\.\d)/gu,
    accept: (match) => !isPlainNumber(match),
  },
  { kind: 'company', pattern: /[\p{Script=Han}\w()()]{2,20}(?:有限公司|股份公司|集团|事务所)/gu },
  { kind: 'address', pattern: /[\p{Script=Han}]{2,12}(?:路|街|大道|巷|弄)\s?\d{1,5}\s?(?:号|弄)/gu },
  { kind: 'name', pattern: new RegExp(`[${SURNAMES}][\\p{Script=Han}]{0,2}(?:先生|女士|小姐)`, 'gu') },
  { kind: 'name', pattern: /(?<![\p{L}])(?:Mr|Mrs|Ms|Dr)\.?\s[A-Z][\p{L}'-]{1,30}/gu },
  {
    kind: 'name',
    pattern: new RegExp(`(?<=['"“‘%])[${SURNAMES}][\\p{Script=Han}]{1,2}(?=['"”’%])`, 'gu'),
    accept: (match) => ![...match.slice(1)].some((character) => NOT_IN_NAMES.includes(character)),
  },
];

/**
 * Finds what looks like personal data: contacts, id and card numbers, masked names, long digit strings, company names,
 * addresses, what SQL compares a customer, name or contact with, and what may be a person's name. A help for the
 * reader's own eyes, never a proof that there is nothing: sorted by place, without overlaps. Full-width characters
 * count as their half-width forms.
 */
export function findSensitive(text: string): readonly Mark[] {
  const plain = halfWidth(text);
  const taken = new Uint8Array(plain.length);
  const marks: Mark[] = [];
  const add = (from: number, to: number, kind: SensitiveKind) => {
    if (taken.subarray(from, to).includes(1)) return;
    taken.fill(1, from, to);
    marks.push({ from, to, kind });
  };
  for (const { from, to } of identityValues(plain)) add(from, to, 'identity');
  for (const { kind, pattern, accept } of FINDERS) {
    for (const { 0: match, index } of plain.matchAll(pattern)) {
      if (!accept || accept(match)) add(index, index + match.length, kind);
    }
  }
  return marks.sort((a, b) => a.from - b.from);
}

/** Whether a mark follows a form so plainly that a link of the method leaves it out. A name is a guess and is only shown. */
export function isPlainlyPersonal(mark: Mark): boolean {
  return mark.kind !== 'name' && mark.kind !== 'company';
}

/** Same length, so that places stay what they are. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
