import { pca, pcaScores } from '../../analysis/pca/pca';
import type { BrandScores, Criterion, PerceptualMap } from './result';

/**
 * Where brands lie to each other. With two criteria these are the axes; with more, the two principal components of
 * the covariance matrix of the scores (a biplot, Gabriel 1971): brands at their component scores, a criterion as an
 * arrow in the direction in which it grows. Null with fewer than two brands that are scored on all of two criteria,
 * with fewer than three for components, or where all brands are scored alike.
 */
export function perceptualMap(
  criteria: readonly Criterion[],
  brands: readonly BrandScores[],
): PerceptualMap | null {
  // A criterion on which nobody is scored says nothing of anybody.
  const used = criteria.map((_, at) => at).filter((at) => brands.some(({ scores }) => known(scores[at])));
  const complete = brands.filter(({ scores }) => used.every((at) => known(scores[at])));
  const leftOut = brands.filter((brand) => !complete.includes(brand)).map(({ name }) => name);
  if (used.length < 2 || complete.length < 2) return null;
  if (used.length === 2) return directMap(complete, used, leftOut);
  return complete.length < 3 ? null : componentMap(criteria, complete, used, leftOut);
}

function known(score: number | null | undefined): score is number {
  return score !== null && score !== undefined;
}

function directMap(
  brands: readonly BrandScores[],
  [x = 0, y = 1]: readonly number[],
  leftOut: readonly string[],
): PerceptualMap {
  const placed = brands.map(({ name, own, scores }) => ({
    name,
    own,
    x: scores[x] ?? 0,
    y: scores[y] ?? 0,
  }));
  return { method: 'direct', shown: null, brands: placed, arrows: [], leftOut };
}

function componentMap(
  criteria: readonly Criterion[],
  brands: readonly BrandScores[],
  used: readonly number[],
  leftOut: readonly string[],
): PerceptualMap | null {
  const dimensions = used.length;
  const points = {
    values: Float64Array.from(brands.flatMap(({ scores }) => used.map((at) => scores[at] ?? 0))),
    dimensions,
  };
  const model = pca(points);
  if (model.shares.every((share) => share === 0)) return null;
  const places = pcaScores(points, model, 2);
  return {
    method: 'components',
    shown: [model.shares[0] ?? 0, model.shares[1] ?? 0],
    brands: brands.map(({ name, own }, row) => ({
      name,
      own,
      x: places[row * 2] ?? 0,
      y: places[row * 2 + 1] ?? 0,
    })),
    arrows: used.map((at, column) => ({
      key: criteria[at]?.key ?? '',
      x: model.loadings[column] ?? 0,
      y: model.loadings[dimensions + column] ?? 0,
    })),
    leftOut,
  };
}

/**
 * The rival most like us: the least mean difference over the criteria that we are scored on, among those scored on all of
 * them. Of equals the first by name.
 */
export function closestRival(brands: readonly BrandScores[]): { name: string; difference: number } | null {
  const own = brands.find((brand) => brand.own);
  if (!own) return null;
  const ours = own.scores.flatMap((score, at) => (known(score) ? [{ score, at }] : []));
  const others = brands.flatMap(({ own: isOwn, name, scores }) => {
    if (isOwn || ours.length === 0 || ours.some(({ at }) => !known(scores[at]))) return [];
    const sum = ours.reduce((total, { score, at }) => total + Math.abs((scores[at] ?? 0) - score), 0);
    return [{ name, difference: sum / ours.length }];
  });
  return others.sort((a, b) => a.difference - b.difference || (a.name < b.name ? -1 : 1))[0] ?? null;
}
