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
  return translate(protection, rules.locale, 'hiddenNote', limitWords(rules));
}

/** What the report says of the check, in its appendix. */
export function reportNote(rules: ProtectRules): string {
  const key = rules.persons ? 'reportNote' : 'reportNoteCompanies';
  return translate(protection, rules.locale, key, limitWords(rules));
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
