import type { Session } from '../session';
import type { Entry } from './entries';

/** What the ledgers of the notebook show of a customer, as far as the form has fields for it; null where none knows the id. */
export async function lookUp(
  { notebook, engine }: Pick<Session, 'notebook' | 'engine'>,
  id: string,
  fields: readonly string[],
): Promise<Entry | null> {
  for (const { kind, name, state } of notebook.cells) {
    if (kind !== 'ledger' || !state.outcome) continue;
    const page = await engine
      .rows({ table: name, offset: 0, limit: 1, filter: { oneOf: { customer: [id] } } })
      .catch(() => null);
    const row = page?.rows[0];
    if (!page || !row) continue;
    const values = page.columns.flatMap((column, at) => {
      const value = row[at];
      if (!fields.includes(column.name) || value === null || value === undefined) return [];
      const text = /^(DATE|TIMESTAMP)/.test(column.type) ? String(value).slice(0, 10) : String(value);
      return [[column.name, text] as const];
    });
    return Object.fromEntries(values);
  }
  return null;
}
