import { emptyCircles } from '../../analysis/white-space/empty-circles';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import type { SegmentInfo } from '../../model/segmentation';
import type { Brand, CompetitorsOptions } from './options';
import type { Placed, PlacedIdeal, PositionMap, WhiteSpace } from './result';

/** White space has at least this radius, as a share of the length of an axis; so many places are named. */
export const LEAST_RADIUS = 0.15;
const MOST_PLACES = 3;
const LENGTH = MOST_POINTS - LEAST_POINTS;

/** The criteria that are the axes; null with fewer than two criteria. */
export function axesOf({ map, criteria }: CompetitorsOptions): { x: string; y: string } | null {
  const keys = criteria.map(({ key }) => key).filter((key) => key !== '');
  if (map !== null && keys.includes(map.x) && keys.includes(map.y) && map.x !== map.y) return map;
  const [x, y] = keys;
  return x === undefined || y === undefined ? null : { x, y };
}

/** Brands, ideals of segments and white space on two criteria. */
export function positionMap(
  options: CompetitorsOptions,
  named: readonly { readonly brand: Brand; readonly name: string; readonly own: boolean }[],
  segments: readonly SegmentInfo[],
): PositionMap | null {
  const axes = axesOf(options);
  if (axes === null) return null;
  const at = (scores: Readonly<Record<string, number>>) => placeOf(scores, axes);
  const brands = named.flatMap(({ brand, name, own }): Placed[] => {
    const place = at(brand.scores);
    return place ? [{ name, own, share: brand.share, ...place }] : [];
  });
  const ideals = options.ideals.flatMap(({ segment, scores }): PlacedIdeal[] => {
    const info = segments.find((one) => one.segment === segment);
    const place = at(scores);
    if (!info || !place) return [];
    const { label_zh, label_en, colour, customers, amount } = info;
    return [{ segment, label_zh, label_en, colour, customers, amount, ...place }];
  });
  return {
    ...axes,
    brands,
    unplaced: named.filter(({ brand }) => at(brand.scores) === null).map(({ name }) => name),
    ideals,
    white: brands.length < 2 ? null : whiteSpace(brands, ideals),
  };
}

function placeOf(
  scores: Readonly<Record<string, number>>,
  axes: { readonly x: string; readonly y: string },
): { x: number; y: number } | null {
  const x = Object.hasOwn(scores, axes.x) ? scores[axes.x] : undefined;
  const y = Object.hasOwn(scores, axes.y) ? scores[axes.y] : undefined;
  return x === undefined || y === undefined ? null : { x, y };
}

function whiteSpace(brands: readonly Placed[], ideals: readonly PlacedIdeal[]): WhiteSpace[] {
  const share = (points: number) => (points - LEAST_POINTS) / LENGTH;
  const points = brands.map(({ x, y }) => ({ x: share(x), y: share(y) }));
  return emptyCircles(points, MOST_PLACES, LEAST_RADIUS).map((circle) => {
    const x = LEAST_POINTS + circle.x * LENGTH;
    const y = LEAST_POINTS + circle.y * LENGTH;
    const radius = circle.radius * LENGTH;
    const wanted = ideals.filter((ideal) => Math.hypot(ideal.x - x, ideal.y - y) <= radius);
    return { x, y, radius, wanted: wanted.map(({ segment }) => segment) };
  });
}
