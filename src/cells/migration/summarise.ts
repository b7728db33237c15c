import {
  MOVES,
  type Flow,
  type MigrationResult,
  type Move,
  type MoveTotal,
  type RulerAlone,
  type Side,
} from './result';
import type { Group, Sides } from './sides';

export interface FlowRow {
  readonly move: Move;
  readonly segment_before: string | null;
  readonly segment_after: string | null;
  readonly customers: number;
  readonly share: number;
  readonly amount_before: number | null;
  readonly amount_after: number | null;
}

/** The cross table as what the view and results.json show. */
export function summarise(sides: Sides, rows: readonly FlowRow[], alone: RulerAlone | null): MigrationResult {
  const { facts, groups, ruler } = sides;
  const flows = rows.map(flowOf);
  const starters = flows.filter(({ move }) => move !== 'entered');
  const enders = flows.filter(({ move }) => move !== 'left');
  const before = side(facts.names[0], facts.days_of?.[0], starters, 'amount_before');
  const after = side(facts.names[1], facts.days_of?.[1], enders, 'amount_after');
  const moves = MOVES.map((move) => total(move, flows));
  const count = (move: Move) => moves.find((one) => one.move === move)?.customers ?? 0;
  const of = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    ...{ mode: facts.mode, days: facts.days, before, after },
    both: count('stayed') + count('moved'),
    stayed_share: of(count('stayed'), before.customers),
    moved_share: of(count('moved'), before.customers),
    left_share: of(count('left'), before.customers),
    entered_share: of(count('entered'), after.customers),
    ...{ entered_new: facts.entered_new, moves, ruler, ruler_alone: alone, flows },
    segments: groups.map((group) => segmentOf(group, flows)).filter((one) => one.before + one.after > 0),
    ...{ cuts: facts.cuts, baseline_candidate: facts.baseline_candidate },
  };
}

function flowOf({ segment_before, segment_after, ...rest }: FlowRow): Flow {
  return { ...rest, from: segment_before, to: segment_after };
}

function side(
  name: string | null,
  days: readonly [string, string] | undefined,
  flows: readonly Flow[],
  amount: 'amount_before' | 'amount_after',
): Side {
  const [from, to] = days ?? [null, null];
  return { name, from, to, customers: customersOf(flows), amount: amountOf(flows, amount) };
}

function total(move: Move, flows: readonly Flow[]): MoveTotal {
  const own = flows.filter((flow) => flow.move === move);
  return {
    move,
    customers: customersOf(own),
    amount_before: amountOf(own, 'amount_before'),
    amount_after: amountOf(own, 'amount_after'),
  };
}

function segmentOf({ segment, label_zh, label_en, colour }: Group, flows: readonly Flow[]) {
  const before = flows.filter(({ from, move }) => from === segment && move !== 'entered');
  const after = flows.filter(({ to, move }) => to === segment && move !== 'left');
  return {
    ...{ segment, label_zh, label_en, colour },
    before: customersOf(before),
    after: customersOf(after),
    amount_before: amountOf(before, 'amount_before'),
    amount_after: amountOf(after, 'amount_after'),
  };
}

function customersOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { customers }) => sum + customers, 0);
}

/** Null where no amount is known at all. */
function amountOf(flows: readonly Flow[], column: 'amount_before' | 'amount_after'): number | null {
  const known = flows.flatMap((flow) => flow[column] ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
