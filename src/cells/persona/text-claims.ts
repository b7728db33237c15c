import type { Claim, ClaimAt } from '../../model/evidence';
import { NOTES, type PersonaText } from './options';

/** Every text of the author's in these portraits, and where each stands in the options. */
export function textClaims(personas: Readonly<Record<string, PersonaText>>): ClaimAt[] {
  return Object.entries(personas).flatMap(([segment, text]) =>
    ofPersona(text).map(({ path, claim }) => ({ path: ['personas', segment, ...path], claim })),
  );
}

function ofPersona(text: PersonaText): ClaimAt[] {
  const one = (path: ClaimAt['path'], claim: Claim | undefined): ClaimAt[] =>
    claim === undefined ? [] : [{ path, claim }];
  return [
    ...one(['description'], text.description),
    ...text.statements.flatMap((statement, i) => one(['statements', i, 'text'], statement.text)),
    ...NOTES.flatMap((note) => one([note], text.notes[note])),
    ...text.needs.flatMap(({ need, answer }, i) => [
      ...one(['needs', i, 'need'], need),
      ...one(['needs', i, 'answer'], answer),
    ]),
    ...text.voices.flatMap((voice, i) => one(['voices', i, 'text'], voice.text)),
    ...one(['priority_reason'], text.priority_reason),
  ];
}
