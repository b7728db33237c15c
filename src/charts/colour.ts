type Rgb = readonly [number, number, number];

/** `#rrggbb` or `#rgb` (to which builds shorten it) as three numbers 0–255. @throws where it is not of that form */
export function parseHex(hex: string): Rgb {
  const long = hex.trim().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long);
  if (!match) throw new Error(`invalid colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = match.slice(1).map((pair) => parseInt(pair, 16));
  return [r, g, b];
}

/** The colour a share `t` (0–1) of the way from one to another. */
export function mixColours(from: string, to: string, t: number): string {
  const a = parseHex(from);
  const b = parseHex(to);
  const mixed = a.map((part, i) => Math.round(part + ((b[i] ?? 0) - part) * Math.min(1, Math.max(0, t))));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance as WCAG 2 defines it. */
export function luminance(hex: string): number {
  const [r, g, b] = parseHex(hex);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of two colours, 1–21, as WCAG 2 defines it. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Near black or white, whichever is read better on a background. */
export function readableOn(background: string): string {
  return contrast('#12161f', background) >= contrast('#ffffff', background) ? '#12161f' : '#ffffff';
}
