import { defaultGamma, type Mixed } from '../../analysis/prototypes/mixed';
import { fitScale, type Scaling } from '../../analysis/scale/scale';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import type { Columns, FeatureColumn } from './columns';
import type { KnownLevels } from './levels';
import type { ClusterOptions } from './options';
import type { Prepared } from './prepare';

/** A feature with how it was scaled, and where its transformed values lie. */
export interface ScaledFeature extends FeatureColumn, Scaling {
  /** Mean and standard deviation of the transformed values. */
  readonly mean: number;
  readonly sd: number;
}

/** The customers as points, and how they came to be that. */
export interface Scaled {
  /** One row a customer. */
  readonly data: Mixed;
  /** The categories that vary, with the places of their values. */
  readonly categories: readonly KnownLevels[];
  readonly features: readonly ScaledFeature[];
  /** Where each feature stands among the columns of the working table: `v<i>`, `x<i>`. */
  readonly positions: readonly number[];
  readonly warnings: readonly Warning[];
}

/**
 * Scales the transformed columns (`x0`, …) and takes the codes of the categories (`c0`, …), leaving out what is
 * constant; by the parameters of a baseline, all of them.
 * @throws KequnError `analysis.no_variation` when nothing is left.
 */
export function scalePoints(
  { transformed, levels, rows }: Prepared,
  { features }: Columns,
  { baseline, gamma }: ClusterOptions,
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
  const known = levels.map((one, i) => ({ one, codes: transformed[`c${i}`] ?? new Float64Array(0) }));
  const varied = baseline ? known : known.filter(({ one }) => one.texts.length > 1);
  for (const { one } of known) {
    if (one.texts.length < 2 && !baseline)
      warnings.push({ code: 'cluster.constant_feature', values: { feature: one.column } });
  }
  if (kept.length + varied.length === 0) throw noVariation([...features, ...levels]);
  const points = { values: interleave(kept, rows.used), dimensions: kept.length };
  return {
    data: {
      ...points,
      rows: rows.used,
      attributes: varied.length,
      codes: sideBySide(varied.map(({ codes }) => codes)),
      levels: varied.map(({ one }) => one.texts.length),
      gamma: varied.length === 0 ? 0 : (baseline?.gamma ?? gamma ?? defaultGamma(points)),
    },
    categories: varied.map(({ one }) => one),
    features: kept.map(({ feature }) => feature),
    positions: kept.map(({ position }) => position),
    warnings,
  };
}

function sideBySide(columns: readonly Float64Array[]): Int32Array<ArrayBuffer> {
  const rows = columns[0]?.length ?? 0;
  const codes = new Int32Array(rows * columns.length);
  columns.forEach((column, one) => {
    for (let row = 0; row < rows; row++) codes[row * columns.length + one] = column[row] as number;
  });
  return codes;
}

function frozen(
  { means, sds }: NonNullable<ClusterOptions['baseline']>,
  { scale }: FeatureColumn,
  i: number,
): Scaling {
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
  rows: number,
): Float64Array<ArrayBuffer> {
  const points = new Float64Array(rows * columns.length);
  columns.forEach(({ values, feature: { centre, spread } }, axis) => {
    for (let row = 0, at = axis; row < rows; row++, at += columns.length) {
      points[at] = ((values[row] as number) - centre) / spread;
    }
  });
  return points;
}

function noVariation(features: readonly { readonly column: string }[]): KequnError {
  const columns = features.map(({ column }) => column).join(', ');
  return new KequnError('analysis.no_variation', `invalid features: ${columns} are constant`, {
    values: { columns },
  });
}
