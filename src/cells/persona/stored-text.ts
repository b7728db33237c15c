import type { Claim } from '../../model/evidence';
import { storedClaim } from '../claim';
import { NOTES, type HeardVoice, type NeedLine, type OwnStatement, type PersonaText } from './options';

export const NO_TEXT: PersonaText = { rejected: [], statements: [], notes: {}, needs: [], voices: [] };

/** What the author wrote as it is stored: only what is there. Undefined where nothing is. */
export function storedText(text: PersonaText): Readonly<Record<string, unknown>> | undefined {
  const { name, description, rejected, statements, notes, needs, voices, priority, priority_reason } = text;
  const entries: readonly (readonly [string, unknown])[] = [
    ['name', name],
    ['description', claim(description)],
    ['rejected', rejected.length > 0 ? [...rejected] : undefined],
    ['statements', list(statements, storedStatement)],
    ...NOTES.map((note) => [note, claim(notes[note])] as const),
    ['needs', list(needs, storedNeed)],
    ['voices', list(voices, storedVoice)],
    ['priority', priority],
    ['priority_reason', claim(priority_reason)],
  ];
  const kept = entries.filter(([, value]) => value !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function claim(one: Claim | undefined): string | Claim | undefined {
  return one === undefined || one.text.trim() === '' ? undefined : storedClaim(one);
}

function list<T>(items: readonly T[], stored: (item: T) => unknown): unknown[] | undefined {
  return items.length > 0 ? items.map(stored) : undefined;
}

function storedStatement({ of, part, text }: OwnStatement): unknown {
  return { ...(of === undefined ? {} : { of }), part, text: storedClaim(text) };
}

function storedNeed({ need, importance, answer }: NeedLine): unknown {
  return {
    need: storedClaim(need),
    importance,
    ...(answer.text === '' ? {} : { answer: storedClaim(answer) }),
  };
}

function storedVoice({ kind, text, source, on }: HeardVoice): unknown {
  return {
    kind,
    text: storedClaim(text),
    ...(source === '' ? {} : { source }),
    ...(on === null ? {} : { on }),
  };
}
