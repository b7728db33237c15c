import type { Measure, PerMeasure } from './options';
import type { RfmResult } from './result';

export type Cuts = PerMeasure<readonly number[]>;

/** Where a cut can be dragged. */
export interface CutPlace {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The slider of each cut of a measure: over the range that most customers lie in. */
export function cutPlaces(
  { distributions }: Pick<RfmResult, 'distributions'>,
  cuts: Cuts,
  measure: Measure,
): CutPlace[] {
  const classes = distributions[measure];
  const values = cuts[measure];
  const min = Math.min(classes[0]?.from ?? 0, ...values);
  const max = Math.max(classes.at(-1)?.to ?? 1, ...values, min + 1);
  const step = measure === 'monetary' ? stepOf((max - min) / 500) : 1;
  return values.map((value) => ({ value: rounded(value), min: Math.floor(min), max: Math.ceil(max), step }));
}

/** A round step of at least this. */
function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return Number((([1, 2, 5].find((one) => one * power >= least) ?? 10) * power).toPrecision(3));
}

const rounded = (value: number) => Number(value.toPrecision(12));

/** The cuts with one moved; its neighbours are pushed along, so that they stay in order. */
export function movedCuts(cuts: Cuts, measure: Measure, at: number, value: number): Cuts {
  const moved = cuts[measure].map((cut, i) =>
    i === at ? value : i < at ? Math.min(cut, value) : Math.max(cut, value),
  );
  return { ...cuts, [measure]: moved };
}
