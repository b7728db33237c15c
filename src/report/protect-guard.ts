import type { Hidden } from './protect-groups';
import { hideFigures, maskPersonal } from './protect-text';
import type { ProtectRules, Suppressed, SuppressedBecause } from './protection';

/** What the check of one report goes by, and what it found. */
export interface Guard {
  readonly rules: ProtectRules;
  readonly hidden: Hidden;
  /** Labels of the hidden groups. */
  readonly labels: ReadonlySet<string>;
  /** The same as a pattern for texts. */
  readonly mentions: RegExp | null;
  readonly known: RegExp | null;
  readonly suppressed: Suppressed[];
}

/** A text as it may leave: personal data masked, figures of hidden groups out. Says so in `suppressed`. */
export function protectText(text: string, guard: Guard): string {
  return protectAs(text, guard, false);
}

/** The same for Markdown, in which the asterisks of a mask would be emphasis. */
export function protectMarkdown(text: string, guard: Guard): string {
  return protectAs(text, guard, true);
}

function protectAs(text: string, guard: Guard, markdown: boolean): string {
  const masked = guard.rules.mask ? maskPersonal(text, guard.known, markdown) : text;
  if (masked !== text) tell(guard, 'personal', masked);
  const hidden = hideFigures(masked, guard.mentions);
  if (hidden !== masked) tell(guard, 'mention', hidden);
  return hidden;
}

const TOLD = 60;

/** Says that a text was changed. */
export function tell(guard: Guard, because: SuppressedBecause, text: string): void {
  const label = [...text].length > TOLD ? `${[...text].slice(0, TOLD).join('')}…` : text;
  guard.suppressed.push({ what: 'text', because, where: '', label });
}
