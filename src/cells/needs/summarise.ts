import type { ScalesOutput } from '../../analysis/reliability/scales';
import { fitScale } from '../../analysis/scale/scale';
import { meansOf, sumByGroup } from '../../analysis/stats/group-sums';
import type { Figure } from './figures';
import { turned } from './indicators';
import type { NeedsOptions, NeedType, ScaleOption } from './options';
import type { ReadItem } from './read-items';
import type { FactorsResult, ItemResult, NeedsResult, ScaleResult } from './result';

/** Every item with how it was answered, all answer sheets counted. */
export function itemResults(
  items: readonly ReadItem[],
  figures: readonly Figure[],
  columns: readonly Float64Array[],
): ItemResult[] {
  const rows = columns[0]?.length ?? 0;
  return items.map(({ item, label, number, kind, reversed, types, answers }, at) => {
    const own = figures.flatMap((figure, place) =>
      figure.item === at ? [{ figure, values: columns[place] }] : [],
    );
    const first = own[0]?.values ?? new Float64Array(0);
    const known = first.filter((value) => !Number.isNaN(value));
    const measured = kind === 'likert' || kind === 'number';
    const { centre, spread } = fitScale(known, 'z');
    return {
      ...{ item, label, number, kind, reversed, types },
      answered: known.length,
      missing: rows - known.length,
      mean: measured && known.length > 0 ? centre : null,
      sd: measured && known.length > 0 ? spread : null,
      answers:
        kind === 'text' ? own.map(({ figure, values }) => mentions(figure, values)) : answers.slice(0, 20),
    };
  });
}

function mentions({ choices }: Figure, values: Float64Array | undefined): { value: string; count: number } {
  return {
    value: choices[0] ?? '',
    count: (values ?? new Float64Array(0)).reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0),
  };
}

export function scaleResults(scales: readonly ScaleOption[], { scales: found }: ScalesOutput): ScaleResult[] {
  return scales.map(({ name, items }, at) => {
    const alpha = found[at];
    return {
      scale: name,
      rows: alpha?.rows ?? 0,
      alpha: alpha?.alpha ?? null,
      standardised: alpha?.standardised ?? null,
      items: (alpha?.items ?? []).map((one, place) => ({ item: items[place] ?? '', ...one })),
    };
  });
}

export function factorResult(
  { factors }: ScalesOutput,
  likert: readonly string[],
  rotate: NeedsOptions['rotate'],
): FactorsResult | null {
  if (!factors) return null;
  const { rows, items, eigenvalues, loadings, shares } = factors;
  const rotated = shares.length > 1 ? rotate : 'none';
  return { rows, items: items.map((at) => likert[at] ?? ''), eigenvalues, loadings, shares, rotated };
}

/** For each measured item, how far each group's mean lies from everyone's, in standard deviations; as answered. */
export function profileOf(
  items: readonly ReadItem[],
  figures: readonly Figure[],
  columns: readonly Float64Array[],
  labels: Int32Array,
  groups: number,
): NeedsResult['profile'] {
  return figures.flatMap((figure, at) => {
    const item = items[figure.item];
    const values = columns[at];
    if (!item || !values || figure.sort === 'code') return [];
    const { centre, spread } = fitScale(
      values.filter((value) => !Number.isNaN(value)),
      'z',
    );
    if (spread === 0) return [];
    const choice = figure.sort === 'flag' ? (figure.choices[0] ?? null) : null;
    const z = meansOf(sumByGroup(values, labels, groups)).map((mean) =>
      mean === null ? null : (mean - centre) / spread,
    );
    return [{ item: item.item, label: item.label, choice, z }];
  });
}

/** Which items and choices speak of each need. */
export function typeItems(
  types: readonly NeedType[],
  items: readonly ReadItem[],
  figures: readonly Figure[],
): NeedsResult['types'] {
  return types.map(({ type }) => {
    const own = figures.filter((figure) => figure.types.includes(type));
    const words = own.map(({ item, sort, choices }) => {
      const label = items[item]?.label ?? '';
      return sort === 'flag' && choices[0] !== type ? `${label}：${choices[0] ?? ''}` : label;
    });
    return { type, items: [...new Set(words)] };
  });
}

/** The scale columns in the direction of their need, row by row. */
export function scaleMatrix(
  figures: readonly Figure[],
  columns: readonly Float64Array[],
  items: readonly ReadItem[],
): { readonly values: Float64Array; readonly names: readonly string[] } {
  const chosen = figures.flatMap((figure, at) => {
    const values = columns[at];
    return figure.sort === 'scale' && values
      ? [{ name: items[figure.item]?.item ?? '', values: turned(figure, items, values) }]
      : [];
  });
  const rows = columns[0]?.length ?? 0;
  const matrix = new Float64Array(rows * chosen.length);
  chosen.forEach(({ values }, axis) => {
    for (let row = 0; row < rows; row++) matrix[row * chosen.length + axis] = values[row] as number;
  });
  return { values: matrix, names: chosen.map(({ name }) => name) };
}
