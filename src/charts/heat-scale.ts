import { mixColours } from './colour';
import type { ChartTheme } from './theme';

/** The heat colour of a value between the least and the most there is. */
export function heatScale(
  values: readonly number[],
  { heatLow, heatHigh }: ChartTheme,
): (value: number) => string {
  const low = Math.min(0, ...values);
  const high = Math.max(...values);
  return (value) => mixColours(heatLow, heatHigh, high > low ? (value - low) / (high - low) : 0);
}
