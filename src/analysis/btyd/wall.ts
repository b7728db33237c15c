import type { Smooth } from './minimise';

/**
 * Logarithms of parameters are searched freely up to here. Beyond, customers hardly differ (both parameters of a
 * distribution run off to infinity) or the data show nothing of the kind (one runs off to 0): the surface is flat.
 */
export const EDGE = 6;
const STEEPNESS = 1e-3;

/** A loss with a wall beyond the edge, so that a flat direction ends at a point from which predictions can be made. */
export function walled(loss: Smooth): Smooth {
  return (point, gradient) => {
    const value = loss(point, gradient);
    point.forEach((log, i) => (gradient[i] = (gradient[i] as number) + STEEPNESS * beyond(log)));
    return value + height(point);
  };
}

/** What the wall adds at a point. */
export function height(point: Float64Array): number {
  return point.reduce((sum, log) => sum + (STEEPNESS / 2) * beyond(log) ** 2, 0);
}

/** Whether the wall stopped the search. */
export function isAtEdge(point: Float64Array): boolean {
  return point.some((log) => Math.abs(log) > EDGE);
}

function beyond(log: number): number {
  return Math.sign(log) * Math.max(0, Math.abs(log) - EDGE);
}
