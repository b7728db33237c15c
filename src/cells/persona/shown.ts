import type { Claim } from '../../model/evidence';
import type { Proposal, Statement } from './describe';
import { PARTS, type OwnStatement, type Part, type PersonaText } from './options';

/** A statement as it stands in a portrait: proposed, or the author's own. */
export type ShownStatement =
  | { readonly kind: 'proposed'; readonly part: Part; readonly statement: Statement }
  | {
      readonly kind: 'own';
      readonly part: Part;
      readonly claim: Claim;
      /** Place among the author's own. */
      readonly at: number;
      /** Customers of the proposal that it replaces; null where there is none. */
      readonly base: number | null;
    };

/**
 * What a portrait says: proposals in their order, the author's wording in place of those it replaces, without those
 * rejected; then the author's own, a wording whose proposal the figures no longer bear out included.
 */
export function shownStatements({ statements }: Proposal, text: PersonaText): ShownStatement[] {
  const own = text.statements.map((one, at) => ({ one, at }));
  const replaced = new Map(
    own.flatMap((entry) => (entry.one.of === undefined ? [] : [[entry.one.of, entry]])),
  );
  const placed = new Set<number>();
  const proposed = statements.flatMap((statement): ShownStatement[] => {
    const entry = replaced.get(statement.id);
    if (!entry) {
      if (text.rejected.includes(statement.id)) return [];
      return [{ kind: 'proposed', part: statement.part, statement }];
    }
    placed.add(entry.at);
    return [ownStatement(entry.one, entry.at, statement)];
  });
  const rest = own.filter(({ at }) => !placed.has(at)).map(({ one, at }) => ownStatement(one, at, null));
  return [...proposed, ...rest].filter((one) => one.kind === 'proposed' || one.claim.text.trim() !== '');
}

function ownStatement({ part, text }: OwnStatement, at: number, of: Statement | null): ShownStatement {
  return { kind: 'own', part: of?.part ?? part, claim: text, at, base: of?.base ?? null };
}

/** The same by part, parts without a statement left out. */
export function byPart(shown: readonly ShownStatement[]): { part: Part; statements: ShownStatement[] }[] {
  return PARTS.map((part) => ({ part, statements: shown.filter((one) => one.part === part) })).filter(
    ({ statements }) => statements.length > 0,
  );
}

/** What the author decided about proposals that are there. */
export function decisions({ statements }: Proposal, text: PersonaText) {
  return statements.map((statement) => ({
    statement,
    rejected: text.rejected.includes(statement.id),
    own: text.statements.findIndex((one) => one.of === statement.id),
  }));
}
