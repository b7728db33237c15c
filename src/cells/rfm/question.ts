import type { Ask, AskControl } from '../../model/cell';
import type { Measure, PerMeasure } from './options';

/** What a view can ask of rfm: other cuts instead of those in use, or how much hangs on the cuts and the date. */
export type RfmQuestion =
  | { readonly ask: 'what_if'; readonly cuts: Partial<PerMeasure<readonly number[]>> }
  | { readonly ask: 'sensitivity'; readonly as_of: string | null };

export interface WhatIfSegment {
  readonly segment: string;
  readonly customers: number;
  readonly amount: number;
  /** Customers there now. */
  readonly before: number;
}

/** What other cuts would give. */
export interface WhatIf {
  readonly segments: readonly WhatIfSegment[];
  /** Customers in another segment than now. */
  readonly changed: number;
  readonly customers: number;
}

/** One thing moved a little, all else as it is: customers in another segment. */
export interface CutMove {
  readonly measure: Measure;
  readonly cut: number;
  readonly to: number;
  readonly changed: number;
}

/** The analysis date moved by some days. */
export interface DateMove {
  readonly days: number;
  readonly as_of: string;
  readonly customers: number;
  /** With the cuts in use, and with cuts made anew on that date. */
  readonly changed: number;
  readonly changed_anew: number;
  readonly entered: number;
  readonly gone: number;
}

export interface Sensitivity {
  readonly customers: number;
  readonly cuts: readonly CutMove[];
  readonly dates: readonly DateMove[];
}

/** Asks what other cuts would give. */
export async function askWhatIf(
  ask: Ask,
  cuts: Partial<PerMeasure<readonly number[]>>,
  control?: AskControl,
): Promise<WhatIf> {
  const question: RfmQuestion = { ask: 'what_if', cuts };
  return (await ask(question, control)) as WhatIf;
}

/** Asks how many customers change their segment when a cut or the date moves. */
export async function askSensitivity(
  ask: Ask,
  as_of: string | null,
  control?: AskControl,
): Promise<Sensitivity> {
  const question: RfmQuestion = { ask: 'sensitivity', as_of };
  return (await ask(question, control)) as Sensitivity;
}
