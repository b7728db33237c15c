import type { ShownStatement } from './shown';
import type { PersonaFacts } from './result';

/** From this share of a group's amount on one person would be known by the group's figures. */
const DOMINANCE = 0.5;
const OF_MONEY = ['size', 'spending', 'profit', 'clv', 'growth'];

/** Whether one person brings most of the group's amount; companies are told by their tiers anyhow. */
export function isDominated({ figures }: PersonaFacts, company: boolean): boolean {
  return !company && (figures?.dominant ?? 0) > DOMINANCE;
}

/** Statements that may leave: without amounts where one person brings most of them. */
export function leaving(shown: readonly ShownStatement[], dominated: boolean): ShownStatement[] {
  return shown.filter((one) => !dominated || one.kind === 'own' || !OF_MONEY.includes(one.statement.id));
}
