import { formatCompact, formatDate, formatNumber, formatPercent } from '../../i18n/format';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import type { Value } from '../../model/table';
import { column, figure, figures, sentences, table } from '../report-blocks';
import { MEASURES, type MigrationOptions } from './options';
import type { MigrationResult, Move } from './result';
import { strings } from './strings';
import { verdict } from './verdict';

type Context = ReportContext<MigrationOptions, MigrationResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** Who moved where between two periods, in sentences and as a cross table. */
export const report: CellReport<MigrationOptions, MigrationResult> = {
  part: 'findings',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const total = (move: Move) => result.moves.find((one) => one.move === move)?.customers ?? 0;
    const share = (value: number | null) => (value === null ? undefined : formatPercent(value, locale));
    const note = (key: 'of_before' | 'of_after', value: number | null) => {
      const text = share(value);
      return text === undefined ? undefined : t(key, { share: text });
    };
    return [
      ...figures(
        figure(t('key_stayed'), total('stayed'), 'integer', note('of_before', result.stayed_share)),
        figure(t('key_moved'), total('moved'), 'integer', note('of_before', result.moved_share)),
        figure(t('key_left'), total('left'), 'integer', note('of_before', result.left_share)),
        figure(t('key_entered'), total('entered'), 'integer', note('of_after', result.entered_share)),
      ),
      ...sentences([sideWords(context, t), ...verdictLines(context, t)]),
      ...cross(context, t),
      ...changes(context, t),
    ];
  },
  method({ result, locale }) {
    const t = wordsIn(strings, locale);
    const { kind, name, date } = result.ruler;
    const windows = result.mode === 'windows';
    const ruler =
      kind === 'first'
        ? t(windows ? 'ruler_first_window' : 'ruler_first_grouping', { name: name ?? '' })
        : t(`ruler_${kind}`, { name: name ?? '', date: date === null ? '' : formatDate(date, locale) });
    const { cuts, ruler_alone: alone } = result;
    const cutLines = cuts
      ? MEASURES.map((measure) =>
          t('cuts_of', {
            measure: t(`measure_${measure}`),
            cuts: cuts[measure].map((cut) => formatNumber(cut, locale, 2)).join(' / '),
          }),
        )
      : [];
    return sentences([
      ruler,
      alone && t('alone', { ...alone, share: formatPercent(alone.share, locale) }),
      windows ? t('method_windows', { days: result.days ?? 0 }) : t('method_groupings'),
      t('method_share'),
      result.before.amount !== null && t('method_amount'),
      ...cutLines,
    ]);
  },
};

function labelsOf({ result, locale }: Context): (segment: string | null) => string {
  const labels = new Map(
    result.segments.map((one) => [one.segment, locale === 'zh-CN' ? one.label_zh : one.label_en]),
  );
  return (segment) => (segment === null ? '' : (labels.get(segment) ?? segment));
}

function sideWords({ result, locale }: Context, t: Word): string {
  const side = ({ from, to, name }: MigrationResult['before'], key: 'first_side' | 'second_side') =>
    `${t(key)} ${from && to ? `${formatDate(from, locale)}–${formatDate(to, locale)}` : (name ?? '')}`.trim();
  return `${side(result.before, 'first_side')} → ${side(result.after, 'second_side')}`;
}

function verdictLines(context: Context, t: Word): string[] {
  const { locale } = context;
  return verdict(context.result, {
    t,
    label: labelsOf(context),
    number: (value) => formatNumber(value, locale, 0),
    money: (value) => formatCompact(value, locale, 2),
    percent: (value) => formatPercent(value, locale),
  });
}

/** Rows are segments before, columns segments after; each cell a number of customers. */
function cross(context: Context, t: Word): ReportBlock[] {
  const { result } = context;
  const label = labelsOf(context);
  const known = new Map(
    result.flows.map(({ from, to, customers }) => [`${from ?? ''}\n${to ?? ''}`, customers]),
  );
  const count = (from: string | null, to: string | null) => known.get(`${from ?? ''}\n${to ?? ''}`) ?? 0;
  const segments: readonly (string | null)[] = result.segments.map(({ segment }) => segment);
  const columns = [
    column(t('from_to')),
    ...segments.map((to) => column(label(to), 'integer')),
    column(t('not_after'), 'integer'),
    column(t('total'), 'integer'),
  ];
  const lines = [...segments, null].map((from) => {
    const cells = [...segments, null].map((to) => (from === null && to === null ? null : count(from, to)));
    const total = cells.reduce<number>((sum, n) => sum + (n ?? 0), 0);
    return { label: from === null ? t('not_before') : label(from), cells, total };
  });
  const rows = lines.map((one): Value[] => [one.label, ...one.cells, one.total]);
  return table('cross', t('table'), columns, rows, {
    groups: {
      sizes: lines.map(({ total }) => total),
      keys: keysOf(context, [...segments, null]),
      part: true,
      cells: lines.map(({ cells }) => [null, ...cells, null]),
    },
  });
}

/** A segment of the two groupings, or of the one by whose ruler both windows are measured. */
function keysOf(
  { options: { before, after, segmentation } }: Context,
  segments: readonly (string | null)[],
): readonly (readonly string[])[] {
  const names = [before, after, segmentation].filter((name) => name !== null);
  return segments.map((one) => (one === null ? [] : names.map((name) => segmentKey(name, one))));
}

function changes(context: Context, t: Word): ReportBlock[] {
  const { result } = context;
  const label = labelsOf(context);
  const money = result.before.amount !== null && result.after.amount !== null;
  const columns = [
    column(t('group')),
    column(t('first_side'), 'integer'),
    column(t('second_side'), 'integer'),
    column(t('net'), 'integer'),
    ...(money ? [column(t('amount_before'), 'money'), column(t('amount_after'), 'money')] : []),
  ];
  const rows = result.segments.map(({ segment, before, after, amount_before, amount_after }) => [
    label(segment),
    ...[before, after, after - before],
    ...(money ? [amount_before, amount_after] : []),
  ]);
  const smaller = ({ before, after }: { before: number; after: number }) =>
    before === 0 || after === 0 ? Math.max(before, after) : Math.min(before, after);
  const segments = result.segments.map(({ segment }) => segment);
  return table('changes', t('groups'), columns, rows, {
    groups: { sizes: result.segments.map(smaller), keys: keysOf(context, segments), part: true },
  });
}
