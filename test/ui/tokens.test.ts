import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/colour';
import { DEFICIENCIES, colourDistance, seenWith } from './colour-vision';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function declarations(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`missing block: ${selector}`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = declarations(':root');
const dark = declarations(":root[data-theme='dark']");
const darkBySystem = declarations(":root:not([data-theme='light'])");
const themes = { light, dark: new Map([...light, ...dark]) };

const SURFACES = ['--page', '--surface', '--raised', '--sunken'];
const segments = Array.from({ length: 8 }, (_, i) => light.get(`--segment-${i + 1}`) ?? '');

function token(theme: Map<string, string>, name: string): string {
  const value = theme.get(name);
  if (!value) throw new Error(`missing token: ${name}`);
  return value;
}

describe('tokens', () => {
  it('is the same dark theme by choice and by system', () => {
    expect([...dark]).toEqual([...darkBySystem]);
    expect(dark.size).toBeGreaterThan(20);
  });

  it('gives every colour of the light theme a dark one', () => {
    const colours = [...light].filter(
      ([name, value]) => /^#|^rgb/.test(value) && !name.startsWith('--segment'),
    );
    expect(colours.map(([name]) => name).filter((name) => !dark.has(name))).toEqual([]);
  });

  for (const [name, theme] of Object.entries(themes)) {
    it(`has text of at least 4.5:1 on every surface (${name})`, () => {
      for (const text of ['--text', '--text-soft', '--accent', '--good', '--warn', '--bad']) {
        for (const surface of [...SURFACES, '--hover']) {
          expect(
            contrast(token(theme, text), token(theme, surface)),
            `${text} on ${surface}`,
          ).toBeGreaterThanOrEqual(4.5);
        }
      }
      for (const tone of ['info', 'good', 'warn', 'bad']) {
        for (const text of ['--text', '--text-soft', `--${tone}`]) {
          expect(
            contrast(token(theme, text), token(theme, `--${tone}-soft`)),
            `${text} on ${tone}`,
          ).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(token(theme, '--on-accent'), token(theme, '--accent'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token(theme, '--on-bad'), token(theme, '--bad'))).toBeGreaterThanOrEqual(4.5);
    });

    it(`outlines controls at 3:1 or more (${name})`, () => {
      expect(contrast(token(theme, '--line-strong'), token(theme, '--surface'))).toBeGreaterThanOrEqual(3);
    });

    it(`has segment colours of at least 3:1 on every surface (${name})`, () => {
      for (const colour of segments) {
        for (const surface of SURFACES) {
          expect(contrast(colour, token(theme, surface)), `${colour} on ${surface}`).toBeGreaterThanOrEqual(
            3,
          );
        }
      }
    });
  }

  it.each(DEFICIENCIES)('has eight segment colours that stay apart with %s vision', (deficiency) => {
    const seen = segments.map((colour) => seenWith(deficiency, colour));
    expect(seen).toHaveLength(8);
    for (let i = 0; i < seen.length; i++) {
      for (let j = 0; j < i; j++) {
        const [a, b] = [seen[i], seen[j]];
        if (!a || !b) throw new Error('missing colour');
        expect(colourDistance(a, b), `${segments[i]} and ${segments[j]}`).toBeGreaterThanOrEqual(12);
      }
    }
  });

  it('keeps to the scales of type and space', () => {
    expect([...light.keys()].filter((name) => name.startsWith('--size-'))).toEqual(
      [12, 13, 14, 16, 20, 28].map((size) => `--size-${size}`),
    );
    expect([...light.keys()].filter((name) => name.startsWith('--space-'))).toEqual(
      [4, 8, 12, 16, 24, 32, 48, 64].map((space) => `--space-${space}`),
    );
    for (const face of ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC']) {
      expect(light.get('--font')).toContain(face);
      expect(light.get('--font-mono')).toContain(face);
    }
  });
});
