import type { Ask, AskControl } from '../../model/cell';
import type { ColumnProfile } from '../../model/profile';

/** The columns of a table in figures, for the head of the table; of no table but the cell's own. */
export interface ProfileQuestion {
  readonly ask: 'columns';
}

export async function askColumns(ask: Ask, control?: AskControl): Promise<readonly ColumnProfile[]> {
  const question: ProfileQuestion = { ask: 'columns' };
  return (await ask(question, control)) as readonly ColumnProfile[];
}
