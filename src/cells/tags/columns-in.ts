import { KequnError } from '../../model/failure';
import type { CustomerColumn } from '../../sql/customers/columns';
import { identifierName, significantTokens } from '../../sql/tokens';
import type { TagRule, TagsOptions } from './options';

/** The names that a rule speaks of, in lower case. */
export function namesIn({ when }: TagRule): Set<string> {
  const names = significantTokens(when).map((token) => identifierName(token)?.toLowerCase());
  return new Set(names.filter((name) => name !== undefined));
}

/**
 * The columns of customers that a run needs: those its rules name, the one with tags and the amount.
 *
 * @throws KequnError `analysis.missing_column` for a column that is asked for by itself and is not there
 */
export function columnsIn(
  { rules, column, from }: TagsOptions,
  known: readonly CustomerColumn[],
  amount: string | null,
): string[] {
  const asked = [column, amount].filter((name) => name !== null);
  const missing = asked.find((name) => !known.some((one) => one.name === name));
  if (missing !== undefined) {
    throw new KequnError('analysis.missing_column', `missing column: ${from}.${missing}`, {
      values: { column: missing, table: from },
    });
  }
  const named = new Set(rules.flatMap((rule) => [...namesIn(rule)]));
  const ruled = known.filter(({ name }) => named.has(name.toLowerCase())).map(({ name }) => name);
  return [...new Set([...ruled, ...asked])];
}
