import { fitScale, type Scaling } from '../../analysis/scale/scale';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import type { Columns, FeatureColumn } from './columns';
import type { Baseline } from './options';

/** A feature with how it was scaled, and where its transformed values lie. */
export interface ScaledFeature extends FeatureColumn, Scaling {
  /** Mean and standard deviation of the transformed values. */
  readonly mean: number;
  readonly sd: number;
}

/** The customers as points, and how they came to be that. */
export interface Scaled {
  /** Row-major, one row a customer. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly dimensions: number;
  readonly features: readonly ScaledFeature[];
  /** Where each feature stands among the columns of the working table: `v<i>`, `x<i>`. */
  readonly positions: readonly number[];
  readonly warnings: readonly Warning[];
}

/**
 * Scales the transformed columns (`x0`, …), leaving out constant ones; by the parameters of a baseline, all of them.
 * @throws KequnError `analysis.no_variation` when nothing is left.
 */
export function scalePoints(
  transformed: Readonly<Record<string, Float64Array>>,
  { features }: Columns,
  baseline: Baseline | null,
): Scaled {
  const warnings: Warning[] = [];
  const fitted = features.map((feature, i) => {
    const values = transformed[`x${i}`] ?? new Float64Array(0);
    const scaling = baseline ? frozen(baseline, feature, i) : fitScale(values, feature.scale);
    const { centre: mean, spread: sd } = fitScale(values, 'z');
    return { position: i, values, feature: { ...feature, ...scaling, mean, sd }, asked: feature.scale };
  });
  for (const { feature, asked } of fitted) warnings.push(...doubts(feature, asked));
  const kept = fitted.filter(({ feature }) => feature.spread > 0);
  if (kept.length === 0) throw noVariation(features);
  return {
    values: interleave(kept),
    dimensions: kept.length,
    features: kept.map(({ feature }) => feature),
    positions: kept.map(({ position }) => position),
    warnings,
  };
}

function frozen({ means, sds }: Baseline, { scale }: FeatureColumn, i: number): Scaling {
  return { centre: means[i] ?? 0, spread: sds[i] ?? 1, scale };
}

function doubts(feature: FeatureColumn & Scaling, asked: string): Warning[] {
  const { column, spread, scale } = feature;
  if (spread === 0) return [{ code: 'cluster.constant_feature', values: { feature: column } }];
  return scale === asked
    ? []
    : [{ code: 'cluster.scale_fallback', values: { feature: column, asked, used: scale } }];
}

function interleave(
  columns: readonly { readonly values: Float64Array; readonly feature: Scaling }[],
): Float64Array<ArrayBuffer> {
  const rows = columns[0]?.values.length ?? 0;
  const points = new Float64Array(rows * columns.length);
  columns.forEach(({ values, feature: { centre, spread } }, axis) => {
    for (let row = 0, at = axis; row < rows; row++, at += columns.length) {
      points[at] = ((values[row] as number) - centre) / spread;
    }
  });
  return points;
}

function noVariation(features: readonly FeatureColumn[]): KequnError {
  const columns = features.map(({ column }) => column).join(', ');
  return new KequnError('analysis.no_variation', `invalid features: ${columns} are constant`, {
    values: { columns },
  });
}
