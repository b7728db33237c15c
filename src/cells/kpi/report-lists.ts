import type { ReportBlock, ReportContext } from '../../model/report';
import { column, table } from '../report-blocks';
import type { KpiOptions } from './options';
import type { Difference, KpiResult } from './result';
import { upliftName } from './uplift-words';
import { differenceWords, groupWords, type Word } from './words';

type Context = ReportContext<KpiOptions, KpiResult>;

/** What lists brought against their control groups, and who moved between segments. */
export function listsAndMoves(context: Context, t: Word): ReportBlock[] {
  return [...lists(context, t), ...moves(context, t)];
}

function lists({ result, locale }: Context, t: Word): ReportBlock[] {
  const known = result.uplift.filter(({ unavailable }) => unavailable === null);
  const points = (difference: Difference | null) => {
    if (difference === null) return t('no_control');
    const [value, low, high] = [difference.value, difference.low, difference.high].map((figure) =>
      differenceWords(figure, 'share', locale, t),
    );
    return `${value} (${low} – ${high})`;
  };
  return table(
    'lists',
    t('uplift_title'),
    [
      column(t('list')),
      column(t('treated'), 'integer'),
      column(t('rate'), 'percent'),
      column(t('control'), 'integer'),
      column(t('rate'), 'percent'),
      column(t('difference')),
      column(t('lift'), 'change'),
      column(t('more_buyers'), 'integer'),
    ],
    known.map((one) => [
      upliftName(one),
      one.treated.customers,
      one.treated.rate,
      one.control?.customers ?? null,
      one.control?.rate ?? null,
      points(one.rate),
      one.lift,
      one.more_buyers === null ? null : Math.round(one.more_buyers.value),
    ]),
    {
      // Each row tells of two groups: the smaller one counts.
      groups: {
        sizes: known.map(({ treated, control }) =>
          Math.min(treated.customers, control?.customers ?? Infinity),
        ),
      },
      note: t('uplift_note'),
    },
  );
}

function moves({ result, locale }: Context, t: Word): ReportBlock[] {
  const found = result.moves?.moves ?? [];
  const named = (group: string | null) =>
    groupWords(group, 'segment', { segments: result.segments, merged: 0 }, locale, t);
  return table(
    'moves',
    t('moves_title'),
    [column(t('moves_from')), column(t('moves_to')), column(t('customers'), 'integer')],
    found.map(({ from, to, customers }) => [named(from), named(to), customers]),
    { groups: { sizes: found.map(({ customers }) => customers), keep: [0, 1] } },
  );
}
