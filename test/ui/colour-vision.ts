import { parseHex } from '../../src/charts/colour';

/** A colour in CIELAB (D65). */
export type Lab = readonly [number, number, number];

export const DEFICIENCIES = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Deficiency = (typeof DEFICIENCIES)[number];

/** Machado, Oliveira and Fernandes 2009, severity 1: linear sRGB as people with the deficiency see it. */
const MATRICES: Readonly<Record<Deficiency, readonly number[]>> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (part: number) => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** How a colour looks to a person with a deficiency. */
export function seenWith(deficiency: Deficiency, hex: string): Lab {
  const [r, g, b] = parseHex(hex).map(linear);
  const m = MATRICES[deficiency];
  const at = (row: number) =>
    Math.min(
      1,
      Math.max(
        0,
        (m[row * 3] ?? 0) * (r ?? 0) + (m[row * 3 + 1] ?? 0) * (g ?? 0) + (m[row * 3 + 2] ?? 0) * (b ?? 0),
      ),
    );
  return toLab(at(0), at(1), at(2));
}

function toLab(r: number, g: number, b: number): Lab {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const rad = Math.PI / 180;
const hue = (a: number, b: number) => (Math.atan2(b, a) / rad + 360) % 360;

/** CIEDE2000 (Sharma, Wu and Dalal 2005): about 1 is just seen, 10 is seen at a glance. */
export function colourDistance(one: Lab, two: Lab): number {
  const chroma = (Math.hypot(one[1], one[2]) + Math.hypot(two[1], two[2])) / 2;
  const g = 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)));
  const [a1, a2] = [(1 + g) * one[1], (1 + g) * two[1]];
  const [c1, c2] = [Math.hypot(a1, one[2]), Math.hypot(a2, two[2])];
  const [h1, h2] = [hue(a1, one[2]), hue(a2, two[2])];
  const turn = ((h2 - h1 + 540) % 360) - 180;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad);
  const [L, C] = [(one[0] + two[0]) / 2, (c1 + c2) / 2];
  const h = Math.abs(h1 - h2) > 180 ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * rad) +
    0.24 * Math.cos(2 * h * rad) +
    0.32 * Math.cos((3 * h + 6) * rad) -
    0.2 * Math.cos((4 * h - 63) * rad);
  const dl = (two[0] - one[0]) / (1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * C);
  const dh = dH / (1 + 0.015 * C * t);
  const rt =
    -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rt * dc * dh);
}
