import { describe, expect, it } from 'vitest';
import { kindDefinition } from '../../src/cells/kinds';
import { readNotebook } from '../../src/notebook/document/notebook';
import { parse } from '../../src/notebook/document/parse';
import { atLevel } from '../../src/share/levels';

/** Texts stand plain, in an entry, and with values confirmed; each level lets other parts of them out. */
const DOCUMENT = `---
kequn: 1
evidence: { tolerance: 0.1, prose: { rfm.amount: { value: 777, on: 2024-07-01 } } }
---

\`\`\`scope scope
question: PLAIN question
region: [华东]
success:
  - PLAIN measure
  - text: |
      WITH {rfm.amount}
    confirmed: { rfm.amount: { value: 777, on: 2024-07-01 } }
\`\`\`

\`\`\`swot swot
strengths:
  - PLAIN strength
  - text:
      text: |
        WITH {rfm.amount}
      confirmed: { rfm.amount: { value: 777, on: 2024-07-01 } }
    weight: 3
    source: WRITTEN source
strategies:
  so:
    - { text: PLAIN strategy, uses: [s1] }
\`\`\`

\`\`\`forces forces
factors:
  - PLAIN factor
\`\`\`
`;

const at = (level: 'method' | 'judgement' | 'figures') => JSON.stringify(atLevel(DOCUMENT, level));

describe('texts of the author', () => {
  it('stay here with a link that carries the method', () => {
    const text = at('method');
    for (const words of ['PLAIN', 'WITH', 'WRITTEN', '777']) expect(text).not.toContain(words);
    expect(text).toContain('华东');
    expect(text).toContain('tolerance: 0.1');
  });

  it('go with judgement, without what was confirmed', () => {
    const text = at('judgement');
    for (const words of ['question', 'measure', 'strength', 'strategy', 'factor'])
      expect(text).toContain(`PLAIN ${words}`);
    expect(text.match(/WITH/g)).toHaveLength(2);
    expect(text).toContain('WRITTEN source');
    expect(text).not.toContain('777');
  });

  it('go whole with figures', () => {
    expect(at('figures').match(/777/g)).toHaveLength(3);
  });

  it('are still understood at every level', () => {
    for (const level of ['method', 'judgement', 'figures'] as const) {
      const { cells } = readNotebook(parse(atLevel(DOCUMENT, level)?.text ?? ''), kindDefinition);
      expect(cells.map(({ name, failure }) => [name, failure])).toEqual([
        ['scope', null],
        ['swot', null],
        ['forces', null],
      ]);
    }
  });
});
