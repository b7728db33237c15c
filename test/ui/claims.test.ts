import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { locale } from '../../src/i18n/locale.svelte';
import type { CitedState, Claim, Evidence } from '../../src/model/evidence';
import ClaimText from '../../src/ui/ClaimText.svelte';
import { findCitable } from '../../src/ui/find-citable';
import { reworded } from '../../src/ui/reworded-claim';
import { citedPaths, splitCitations } from '../../src/ui/split-citations';

function evidenceIn(state: CitedState): Evidence {
  const cite = (path: string) => ({ path, state, text: '60%', before: '55%', source: 'RFM “rfm”' });
  return {
    cite,
    review: ({ text }) => ({ state, cited: citedPaths(text).map(cite) }),
    confirm: ({ text }) => ({
      text,
      confirmed: Object.fromEntries(citedPaths(text).map((path) => [path, { value: 0.6, on: '2024-07-01' }])),
    }),
    citable: () => [],
  };
}

const claim: Claim = { text: 'They are {rfm.share[a]} of all.\n', confirmed: {} };

function html(state: CitedState, onconfirm?: (claim: Claim) => void): string {
  locale.current = 'en';
  const props = { claim, evidence: evidenceIn(state), onconfirm };
  return render(ClaimText, { props }).body.replace(/<!--.*?-->/g, '');
}

describe('a claim on the page', () => {
  it('shows live figures, and no mark while they hold', () => {
    const shown = html('same', () => undefined);
    expect(shown).toContain('They are ');
    expect(shown).toContain('>60%');
    expect(shown).not.toContain('Review');
    expect(shown).not.toContain('Still holds');
  });

  it('is marked with the old and the new value where they changed, and can be confirmed', () => {
    const shown = html('changed', () => undefined);
    expect(shown).toContain('55%</s>');
    expect(shown).toContain('Cited figures changed: rfm.share[a]: 55% → 60%');
    expect(shown).toContain('Still holds, confirm');
    expect(html('changed')).not.toContain('Still holds');
  });

  it('stands as written outside of a document', () => {
    const shown = render(ClaimText, { props: { claim } }).body;
    expect(shown).toContain('{rfm.share[a]}');
  });
});

describe('another wording', () => {
  it('keeps what was confirmed, confirms what is new, forgets what is cited no more', () => {
    const known = { value: 0.1, on: '2023-01-01' };
    const before: Claim = { text: '{a.b} {a.c}', confirmed: { 'a.b': known, 'a.c': known } };
    expect(reworded(before, '{a.b} and {d.e}', evidenceIn('same'))).toEqual({
      text: '{a.b} and {d.e}',
      confirmed: { 'a.b': known, 'd.e': { value: 0.6, on: '2024-07-01' } },
    });
    expect(reworded(before, '{d.e}', undefined)).toEqual({ text: '{d.e}', confirmed: {} });
  });
});

describe('citations in a text', () => {
  it('are told by the grammar of the document: keys of any letters in brackets', () => {
    expect(splitCitations('x {a.b[上海 市]} {A.b} {a}')).toEqual([
      { text: 'x ' },
      { cited: 'a.b[上海 市]' },
      { text: ' {A.b} {a}' },
    ]);
    expect(citedPaths('{a.b} {a.b} {c.d}')).toEqual(['a.b', 'c.d']);
  });
});

describe('the search of the menu', () => {
  const cells = [
    {
      cell: 'RFM “rfm”',
      values: [1, 2, 3].map((n) => ({ path: `rfm.x${n}`, label: `share ${n}`, text: '' })),
    },
    { cell: 'SQL “big”', values: [{ path: 'big.rows', label: 'rows', text: '' }] },
  ];

  it('finds every word in name, path or step, and says how many are left', () => {
    const { cells: found, left } = findCitable(cells, ' SHARE rfm ', 2);
    expect(found.map(({ values }) => values.map(({ path }) => path))).toEqual([['rfm.x1', 'rfm.x2']]);
    expect(left).toBe(1);
    expect(findCitable(cells, 'nothing', 5)).toEqual({ cells: [], left: 0 });
    expect(findCitable(cells, '', 9).cells).toHaveLength(2);
  });
});
