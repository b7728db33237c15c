import { levelOf } from '../../analysis/scoring/points';
import { weightedMean } from '../../analysis/scoring/weighted-mean';
import { FORCES, WHOLE, type Factor, type Force, type ForcesOptions } from './options';
import type { ForcesResult, TargetForces } from './result';

/** A market that the forces are scored for. */
export type Target = Pick<TargetForces, 'segment' | 'label_zh' | 'label_en' | 'colour'>;

type Judged = Pick<ForcesOptions, 'factors' | 'weights'>;

/** The score of a factor for a target: its own, else the general one. */
export function factorScore({ score, by_target }: Factor, target: string): number | null {
  return (Object.hasOwn(by_target, target) ? by_target[target] : undefined) ?? score;
}

/**
 * Five forces for each target: the strength of a force is the mean of its factors' scores by weight, the intensity of
 * competition the mean of the forces by weight. What is not scored counts nowhere.
 */
export function scoreForces(options: Judged, targets: readonly Target[]): ForcesResult {
  const factors = options.factors.filter((factor) => factor.force !== null);
  const scores = (factor: Factor) => targets.some(({ segment }) => factorScore(factor, segment) !== null);
  const scored = factors.filter(scores);
  const of = (force: Force) => scored.filter((factor) => factor.force === force);
  const known = new Set(targets.map(({ segment }) => segment));
  const named = options.factors.flatMap(({ by_target }) => Object.keys(by_target));
  return {
    targets: targets.map((target) => targetForces(options, target)),
    factors: factors.length,
    scored: scored.length,
    missing: FORCES.filter((force) => of(force).length === 0),
    weightless: FORCES.filter(
      (force) => of(force).length > 0 && of(force).every(({ weight }) => weight === 0),
    ),
    gone: [...new Set(named)].filter((name) => !known.has(name)).sort(),
  };
}

function targetForces({ factors, weights }: Judged, target: Target): TargetForces {
  const strength = (force: Force) =>
    weightedMean(
      factors
        .filter((factor) => factor.force === force)
        .map((factor) => ({ value: factorScore(factor, target.segment), weight: factor.weight })),
    );
  const forces = Object.fromEntries(
    FORCES.map((force) => [force, strength(force)]),
  ) as TargetForces['forces'];
  const intensity = weightedMean(FORCES.map((force) => ({ value: forces[force], weight: weights[force] })));
  return {
    ...target,
    own:
      target.segment === WHOLE || factors.some(({ by_target }) => Object.hasOwn(by_target, target.segment)),
    forces,
    intensity,
    level: intensity === null ? null : levelOf(intensity),
    strongest: strongestOf(forces),
  };
}

/** Of equals the first in order. */
function strongestOf(forces: TargetForces['forces']): Force | null {
  const scored = FORCES.filter((force) => forces[force] !== null);
  return scored.reduce<Force | null>(
    (best, force) => (best === null || (forces[force] ?? 0) > (forces[best] ?? 0) ? force : best),
    null,
  );
}
