import type { Claim, Evidence } from '../../model/evidence';
import type { Proposal, Statement } from './describe';
import type { PersonaText } from './options';

/** A claim that cites what it says, its figures confirmed as they are. */
function citing(text: string, evidence: Evidence | undefined): Claim {
  const claim: Claim = { text, confirmed: {} };
  return evidence ? evidence.confirm(claim) : claim;
}

/** Puts a wording of the author's, which begins as the proposal with live figures, in place of a proposed statement. */
export function reword(text: PersonaText, statement: Statement, evidence: Evidence | undefined): PersonaText {
  const own = { of: statement.id, part: statement.part, text: citing(statement.cited, evidence) };
  return { ...accept(text, statement.id), statements: [...text.statements, own] };
}

export function reject(text: PersonaText, id: string): PersonaText {
  return { ...text, rejected: [...accept(text, id).rejected, id] };
}

/** Takes a rejection back. */
export function accept(text: PersonaText, id: string): PersonaText {
  return { ...text, rejected: text.rejected.filter((one) => one !== id) };
}

export function changeStatement(text: PersonaText, at: number, claim: Claim): PersonaText {
  if (claim.text.trim() === '') return dropStatement(text, at);
  return { ...text, statements: text.statements.map((one, i) => (i === at ? { ...one, text: claim } : one)) };
}

/** Takes a statement of the author's away: a proposal that it replaced is there again. */
export function dropStatement(text: PersonaText, at: number): PersonaText {
  return { ...text, statements: text.statements.filter((_, i) => i !== at) };
}

/** A name that says nothing new is not kept: the proposal then goes on following the figures. */
export function rename(text: PersonaText, proposal: Proposal, written: string): PersonaText {
  const { name: _name, ...rest } = text;
  const name = written.trim();
  return name === '' || name === proposal.name ? rest : { ...rest, name };
}

export function describeAnew(text: PersonaText, proposal: Proposal, claim: Claim): PersonaText {
  const { description: _description, ...rest } = text;
  const said = claim.text.trim();
  return said === '' || said === proposal.description ? rest : { ...rest, description: claim };
}

/** One of a list replaced, or with null taken away. */
export function changed<T>(list: readonly T[], at: number, item: T | null): T[] {
  return list.flatMap((one, i) => (i === at ? (item === null ? [] : [item]) : [one]));
}

/** Takes the author's name, summary, rewordings and rejections away; what they added of their own stays. */
export function asProposed(text: PersonaText): PersonaText {
  const { name: _name, description: _description, ...rest } = text;
  return { ...rest, rejected: [], statements: text.statements.filter(({ of }) => of === undefined) };
}

/** Whether there is something that `asProposed` takes away. */
export function differsFromProposed({ name, description, rejected, statements }: PersonaText): boolean {
  const reworded = statements.some(({ of }) => of !== undefined);
  return name !== undefined || description !== undefined || rejected.length > 0 || reworded;
}
