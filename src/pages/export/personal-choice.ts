import type { Hashing } from '../../model/export';

/** How personal values leave. */
export type PersonalChoice = 'masked' | 'hashed' | 'full';

/** What most platforms of mainland China take. */
export function usualHashing(columns: readonly string[]): Hashing {
  return { columns, hash: 'sha256', phone: 'national', country: '86' };
}

/** Which of the columns that leave are masked, and which are written in full. */
export function personalColumns(
  choice: PersonalChoice,
  personal: readonly string[],
  hashed: readonly string[],
): { readonly masked: readonly string[]; readonly full: readonly string[] } {
  if (choice === 'full') return { masked: [], full: personal };
  const masked = choice === 'hashed' ? personal.filter((name) => !hashed.includes(name)) : personal;
  return { masked, full: [] };
}

/** Columns that say whom a row is for, in the order in which a split by them is offered. */
const SPLITS = ['owner', 'segment', 'level', 'channel', 'province', 'city'];

export function splitColumns(columns: readonly string[], wanted: string | undefined): readonly string[] {
  const known = SPLITS.filter((name) => columns.includes(name));
  return wanted === undefined || known.includes(wanted) ? known : [wanted, ...known];
}
