import { translate, type Locale } from '../i18n/dictionary';
import { NO_VALUE } from '../i18n/format';
import { reportWords } from '../i18n/shell/report-words';
import { CITATION } from '../lib/citation-pattern';
import type { Claim, Evidence } from '../model/evidence';

/** A claim as a report writes it: its citations are figures, and it is marked where one of them changed or is gone. */
export function reportClaim(claim: Claim, evidence: Evidence): { text: string; review: boolean } {
  const { state } = evidence.review(claim);
  return { text: claimText(claim.text, evidence), review: state === 'changed' || state === 'gone' };
}

/** The claims of a list that say something. */
export function reportClaims(
  claims: readonly Claim[],
  evidence: Evidence,
): { text: string; review: boolean }[] {
  return claims.filter(({ text }) => text.trim() !== '').map((claim) => reportClaim(claim, evidence));
}

/**
 * A claim as a plain cell of a table has it: no Markdown, live figures, and behind it that it is to be reviewed where it
 * is.
 */
export function claimCell(claim: Claim, evidence: Evidence, locale: Locale): string {
  const text = plainClaim(claim.text, evidence);
  return text !== '' && reportClaim(claim, evidence).review ? text + reviewMark(locale) : text;
}

/** What stands behind a text whose figures changed or are gone, where nothing else can mark it. */
export function reviewMark(locale: Locale): string {
  return translate(reportWords, locale, 'review_mark');
}

/** A text with its citations replaced by live values, as it is shown where nothing reads Markdown. */
export function plainClaim(text: string, evidence: Pick<Evidence, 'cite'>): string {
  return text.trim().replace(CITATION, (whole) => valueOf(whole, evidence));
}

/** A text with its citations replaced by live values, safe to stand in Markdown; `–` where there is no value. */
export function claimText(text: string, evidence: Pick<Evidence, 'cite'>): string {
  return text
    .trim()
    .replace(CITATION, (whole) => valueOf(whole, evidence).replace(/([\\`*_[\]<>|])/g, '\\$1'));
}

function valueOf(citation: string, evidence: Pick<Evidence, 'cite'>): string {
  return evidence.cite(citation.slice(1, -1)).text ?? NO_VALUE;
}
