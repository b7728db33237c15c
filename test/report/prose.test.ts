import { describe, expect, it } from 'vitest';
import { titleOf } from '../../src/report/prose';

describe('prose in a report', () => {
  it('gives its heading', () => {
    expect(titleOf('## Data\n\nFrom the shop.')).toEqual({ title: 'Data', rest: 'From the shop.' });
    expect(titleOf('From the shop.')).toEqual({ title: '', rest: 'From the shop.' });
  });

  it('keeps notes to whoever works on the document out, and other quotations in', () => {
    const text =
      '## Data\n\n> [!TIP]\n> Change this.\n> And that.\n\nFrom the shop.\n\n> “As fresh as ever”\n';
    expect(titleOf(text)).toEqual({ title: 'Data', rest: 'From the shop.\n\n> “As fresh as ever”' });
    expect(titleOf('> [!tip] Only for you.')).toEqual({ title: '', rest: '' });
  });
});
