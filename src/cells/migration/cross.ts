import type { Flow, MigrationResult } from './result';

export const SHOWN = ['customers', 'share', 'amount_before', 'amount_after'] as const;
export type Shown = (typeof SHOWN)[number];

export interface CrossRow {
  /** Null: those who entered. */
  readonly from: string | null;
  /** In the order of the columns, the last for those who left; null where nobody went that way. */
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
}

/** The from × to table: a row a group before (and those who entered), a column a group after (and those who left). */
export function crossTable({ flows, segments }: MigrationResult, shown: Shown): CrossRow[] {
  const before = segments.filter(({ segment }) => flows.some((flow) => flow.from === segment));
  const rows: (string | null)[] = before.map(({ segment }) => segment);
  if (flows.some(({ move }) => move === 'entered')) rows.push(null);
  const columns = afterColumns({ flows, segments });
  return rows.map((from) => {
    const own = flows.filter((flow) => (from === null ? flow.move === 'entered' : flow.from === from));
    const cells = columns.map((to) => {
      const flow = own.find((one) => (to === null ? one.move === 'left' : one.to === to));
      return flow ? figure(flow, shown) : null;
    });
    return { from, cells, total: sum(own.map((flow) => figure(flow, shown))) };
  });
}

/** The groups after that anyone is in; null at the end where some left. */
export function afterColumns({
  flows,
  segments,
}: Pick<MigrationResult, 'flows' | 'segments'>): (string | null)[] {
  const after = segments.filter(({ segment }) => flows.some((flow) => flow.to === segment));
  const columns: (string | null)[] = after.map(({ segment }) => segment);
  return flows.some(({ move }) => move === 'left') ? [...columns, null] : columns;
}

function figure(flow: Flow, shown: Shown): number | null {
  return flow[shown];
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
}
