import type { Level } from '../../analysis/scoring/points';
import type { Force } from './options';

/** How strong the forces are for one target: 1 (weak, room to earn) to 5 (strong). */
export interface TargetForces {
  /** The key of the segment, the name of the target, or `all`. */
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1–8. */
  readonly colour: number;
  /** Whether it has scores of its own, beside those of the market as a whole. */
  readonly own: boolean;
  readonly forces: Readonly<Record<Force, number | null>>;
  /** The weighted mean of the forces that are scored. */
  readonly intensity: number | null;
  readonly level: Level | null;
  readonly strongest: Force | null;
}

export interface ForcesResult {
  /** The market as a whole first. */
  readonly targets: readonly TargetForces[];
  /** Factors with a force, and how many of them have a score. */
  readonly factors: number;
  readonly scored: number;
  /** Forces without a scored factor. */
  readonly missing: readonly Force[];
  /** Forces whose scored factors all weigh nothing. */
  readonly weightless: readonly Force[];
  /** Targets that are scored but are not there (any more). */
  readonly gone: readonly string[];
}
