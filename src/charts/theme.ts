/** The tokens as a chart needs them: real colours, so that an exported picture carries them. */
export interface ChartTheme {
  readonly text: string;
  readonly soft: string;
  readonly grid: string;
  readonly surface: string;
  readonly accent: string;
  readonly heatLow: string;
  readonly heatHigh: string;
  /** The eight segment colours; index 0 is colour 1. */
  readonly segments: readonly string[];
  readonly font: string;
}

/** The theme from the values of CSS custom properties (`--text`, `--segment-1`, …). */
export function themeFrom(token: (name: string) => string): ChartTheme {
  return {
    text: token('--text'),
    soft: token('--text-soft'),
    grid: token('--line-soft'),
    surface: token('--surface'),
    accent: token('--accent'),
    heatLow: token('--heat-low'),
    heatHigh: token('--heat-high'),
    segments: Array.from({ length: 8 }, (_, i) => token(`--segment-${i + 1}`)),
    font: token('--font').replace(/\s+/g, ' '),
  };
}

/** One of the segment colours (1–8, going round). */
export function segmentOf(theme: ChartTheme, colour: number): string {
  const index = (((Math.trunc(colour) - 1) % 8) + 8) % 8;
  return theme.segments[index] ?? theme.accent;
}
