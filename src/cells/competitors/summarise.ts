import { bestOf, leadOver } from '../../analysis/scoring/better';
import type { SegmentInfo } from '../../model/segmentation';
import { checkDifference } from './difference';
import { positionMap } from './map';
import type { Brand, CompetitorsOptions, Criterion } from './options';
import type { BrandFigures, CompetitorsResult, CriterionGap } from './result';

/** All that follows from the scores, shares and figures that were entered. */
export function summarise(options: CompetitorsOptions, segments: readonly SegmentInfo[]): CompetitorsResult {
  const named = [
    { brand: options.own, name: options.own.name, own: true },
    ...options.competitors.map((brand) => ({ brand, name: brand.name, own: false })),
  ];
  const criteria = options.criteria.filter(({ key }) => key !== '');
  const keys = criteria.map(({ key }) => key);
  const brands = named.map(({ brand, name, own }) => ({
    name,
    own,
    share: brand.share,
    scores: keys.map((key) => scoreOf(brand, key)),
  }));
  const shares = brands.flatMap(({ share }) => share ?? []);
  return {
    competitors: options.competitors.length,
    shares: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0),
    brands,
    gaps: criteria.map((criterion, at) => gapOf(criterion, at, brands)),
    map: positionMap(options, named, segments),
    differences: options.differences.map(checkDifference),
    segments: segments.map(({ segment, label_zh, label_en, colour }) => ({
      segment,
      label_zh,
      label_en,
      colour,
    })),
    gone: goneNames(options, segments, keys),
  };
}

function scoreOf({ scores }: Brand, key: string): number | null {
  return (Object.hasOwn(scores, key) ? scores[key] : undefined) ?? null;
}

function gapOf({ key, better }: Criterion, at: number, brands: readonly BrandFigures[]): CriterionGap {
  const own = brands.find((brand) => brand.own)?.scores[at] ?? null;
  const others = brands.filter((brand) => !brand.own && (brand.scores[at] ?? null) !== null);
  const best = bestOf(
    others.map(({ scores }) => scores[at] ?? 0),
    better,
  );
  return {
    key,
    own,
    best,
    leaders: others.filter(({ scores }) => scores[at] === best).map(({ name }) => name),
    lead: own === null || best === null ? null : leadOver(own, best, better),
  };
}

/** What entries name that nobody else knows: the entries stay, and count nowhere. */
function goneNames(
  { ideals, competitors, own, differences, map }: CompetitorsOptions,
  segments: readonly SegmentInfo[],
  keys: readonly string[],
): string[] {
  const scored = [own, ...competitors, ...ideals].flatMap(({ scores }) => Object.keys(scores));
  const axes = map === null ? [] : [map.x, map.y];
  const names = new Set(competitors.map(({ name }) => name));
  const gone = [
    ...ideals.map(({ segment }) => segment).filter((key) => !segments.some(({ segment }) => segment === key)),
    ...[...scored, ...axes].filter((key) => !keys.includes(key)),
    ...differences.map(({ against }) => against).filter((against) => against !== '' && !names.has(against)),
  ];
  return [...new Set(gone)].filter((one) => one !== '').sort();
}
