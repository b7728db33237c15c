import { translate } from '../i18n/dictionary';
import { formatPercent } from '../i18n/format';
import { protection } from '../i18n/shell/protection';
import type { ProtectRules, Suppressed } from './protection';

/** The limits as texts name them. */
export function limitWords({ minGroup, dominance, locale }: ProtectRules): { min: number; share: string } {
  return { min: minGroup, share: formatPercent(dominance, locale, 0) };
}

/** What a table says whose figures were hidden in part. */
export function hiddenNote(rules: ProtectRules): string {
  const key =
    rules.minGroup <= 1 ? 'hiddenNote_dominated' : rules.dominance < 1 ? 'hiddenNote' : 'hiddenNote_small';
  return translate(protection, rules.locale, key, limitWords(rules));
}

/** What the report says of the check, in its appendix and on covers: what these rules do, and what they do not. */
export function reportNote(rules: ProtectRules): string {
  const say = (key: keyof (typeof protection)['zh'], values = {}) =>
    translate(protection, rules.locale, key, { ...limitWords(rules), ...values });
  const parts = [
    say(groupsNote(rules)),
    say(rules.rows ? 'note_rows' : 'note_no_rows'),
    say(rules.mask ? 'note_masked' : 'note_unmasked'),
  ];
  return say('reportNote', { parts: parts.join(rules.locale === 'en' ? '; ' : '；') });
}

function groupsNote({ persons, minGroup, dominance }: ProtectRules) {
  if (!persons) return 'note_companies';
  // A minimum of one leaves nobody out, nor does a share that nobody can exceed.
  const [small, dominated] = [minGroup > 1, dominance < 1];
  if (small && dominated) return 'note_small_dominated';
  if (small) return 'note_small';
  return dominated ? 'note_dominated' : 'note_all_groups';
}

/** Where something was kept back, and why, as a line for the author. */
export function suppressedLine(
  { what, because, where, label }: Suppressed,
  rules: ProtectRules,
): { readonly where: string; readonly label: string; readonly because: string } {
  const t = (key: keyof (typeof protection)['zh']) =>
    translate(protection, rules.locale, key, { where, ...limitWords(rules) });
  return { where: t(`what_${what}`), label: label ?? '', because: t(`because_${because}`) };
}
