import type { Warning } from '../../model/warning';
import { AXES, countedCriteria } from './criteria';
import type { MarketEntry, MarketOptions } from './options';
import type { MarketResult } from './result';

/** What is to be said of the judgement, and of how it fits the figures. */
export function marketWarnings(options: MarketOptions, result: MarketResult): Warning[] {
  const { markets, criteria, abilities } = options;
  const unread = [...markets, ...criteria, ...abilities].reduce((sum, one) => sum + one.unread.length, 0);
  const uncounted = criteria.length - countedCriteria(criteria).length;
  const weightless = AXES.filter((axis) => isWeightless(options, axis)).length;
  const unsourced = markets.filter(isUnsourced).length;
  const unsupported = result.segments.filter(
    ({ chosen, needs }) => chosen && needs.some(({ supported }) => supported === false),
  ).length;
  const apart = result.segments.filter(isFarFromImplied).length;
  const named = markets.flatMap(({ segment }) => (segment === '' ? [] : [segment]));
  const twice = named.length - new Set(named).size;
  return [
    ...(result.basis === 'value' ? [{ code: 'market.value_basis', values: {} } as const] : []),
    ...told('market.unsupported', unsupported),
    ...told('judgement.unread', unread),
    ...told('market.criteria_uncounted', uncounted),
    ...told('judgement.weights_zero', weightless),
    ...told('judgement.twice', twice),
    ...(result.gone.length > 0
      ? [
          {
            code: 'judgement.target_gone',
            values: { count: result.gone.length, names: result.gone.join(', ') },
          } as const,
        ]
      : []),
    ...told('market.no_source', unsourced),
    ...told('market.share_differs', apart),
  ];
}

function told(code: Warning['code'], count: number): Warning[] {
  return count > 0 ? [{ code, values: { count } }] : [];
}

/** Whether criteria of an axis are there and none weighs anything. */
function isWeightless({ criteria }: MarketOptions, axis: string): boolean {
  const own = countedCriteria(criteria).filter((one) => one.axis === axis);
  return own.length > 0 && own.every(({ weight }) => weight === 0);
}

/** Figures of a market without where or of when they are. */
export function isUnsourced({ size, growth, share, source, date }: MarketEntry): boolean {
  const entered = size !== null || growth !== null || share !== null;
  return entered && (source.trim() === '' || date.trim() === '');
}

/** How many times apart the share that was entered and the one that figures come to may lie. */
const FAR = 2;

export function isFarFromImplied({
  market_share: share,
  implied_share: implied,
}: MarketResult['segments'][number]): boolean {
  if (share === null || implied === null) return false;
  return share > implied * FAR || implied > share * FAR;
}

/** Whether the scores of an axis rest on more of the criteria in one segment than in another: then places mislead. */
export function isUnevenlyKnown(segments: MarketResult['segments']): boolean {
  return AXES.some((axis) => {
    const shares = segments.filter((one) => one[axis] !== null).map(({ known_share }) => known_share[axis]);
    return shares.length > 0 && Math.max(...shares) - Math.min(...shares) > 1e-9;
  });
}
