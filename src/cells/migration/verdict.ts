import type { MessageValues } from '../../i18n/dictionary';
import type { Flow, MigrationResult, MigrationSegment, Move } from './result';
import type { strings } from './strings';

export type Word = (key: keyof (typeof strings)['zh'], values?: MessageValues) => string;

export interface Writing {
  readonly t: Word;
  readonly label: (segment: string | null) => string;
  readonly number: (value: number) => string;
  readonly money: (value: number) => string;
  readonly percent: (share: number) => string;
}

/** What the figures say, sentence by sentence: who stayed, the largest move, who left and came, what grew. */
export function verdict(result: MigrationResult, writing: Writing): string[] {
  const { t, percent } = writing;
  if (result.both === 0) return [t('v_none')];
  const count = (move: Move) => result.moves.find((one) => one.move === move)?.customers ?? 0;
  const stay = {
    ...{ both: result.both, stayed: count('stayed'), moved: count('moved') },
    share: percent(result.stayed_share ?? 0),
  };
  return [
    t('v_stay', stay),
    largestMove(result, writing),
    ...leftWords(result, writing),
    ...enteredWords(result, writing),
    ...changeWords(result, writing),
  ];
}

/** The flow with most customers; ties by name. */
function largest({ flows }: MigrationResult, move: Move): Flow | undefined {
  const own = flows.filter((flow) => flow.move === move);
  const name = ({ from, to }: Flow) => `${from ?? ''} ${to ?? ''}`;
  return [...own].sort((a, b) => b.customers - a.customers || (name(a) < name(b) ? -1 : 1))[0];
}

function largestMove(result: MigrationResult, { t, label, number, money, percent }: Writing): string {
  const flow = largest(result, 'moved');
  if (!flow) return t('v_nobody_moved');
  const { amount_before: before, amount_after: after } = flow;
  const amount =
    before === null || after === null
      ? ''
      : t('v_largest_amount', { before: money(before), after: money(after) });
  const values = { from: label(flow.from), to: label(flow.to), customers: number(flow.customers) };
  return t('v_largest', { ...values, share: percent(flow.share), amount });
}

function leftWords(result: MigrationResult, writing: Writing): string[] {
  const { t, label, number, percent } = writing;
  const flow = largest(result, 'left');
  const all = result.moves.find(({ move }) => move === 'left');
  if (!flow || !all) return [];
  const share = shareOf(all.amount_before, result.before.amount);
  return [
    t('v_left', {
      ...{ customers: number(all.customers), share: percent(result.left_share ?? 0), from: label(flow.from) },
      amount: share === null ? '' : t('v_left_amount', { share: percent(share) }),
    }),
  ];
}

function enteredWords(result: MigrationResult, writing: Writing): string[] {
  const { t, label, number, percent } = writing;
  const flow = largest(result, 'entered');
  const all = result.moves.find(({ move }) => move === 'entered');
  if (!flow || !all) return [];
  const share = shareOf(all.amount_after, result.after.amount);
  return [
    t('v_entered', {
      ...{ customers: number(all.customers), share: percent(result.entered_share ?? 0), to: label(flow.to) },
      amount: share === null ? '' : t('v_entered_amount', { share: percent(share) }),
    }),
  ];
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 || part < 0 ? null : part / whole;
}

/** The groups that grew and shrank most. */
function changeWords({ segments }: MigrationResult, { t, label, number }: Writing): string[] {
  const change = ({ before, after }: MigrationSegment) => after - before;
  const sorted = [...segments].sort((a, b) => change(b) - change(a) || (a.segment < b.segment ? -1 : 1));
  const [grown, shrunk] = [sorted[0], sorted.at(-1)];
  const signed = (value: number) => `${value > 0 ? '+' : ''}${number(value)}`;
  return [
    ...(grown && change(grown) > 0
      ? [t('v_grown', { segment: label(grown.segment), change: signed(change(grown)) })]
      : []),
    ...(shrunk && change(shrunk) < 0
      ? [t('v_shrunk', { segment: label(shrunk.segment), change: signed(change(shrunk)) })]
      : []),
  ];
}
