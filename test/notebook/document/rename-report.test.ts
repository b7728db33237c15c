import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/notebook/document/parse';
import { renameInReport } from '../../../src/notebook/document/rename-report';
import { reportSettings } from '../../../src/report/settings';

const TEXT = `---
kequn: 1
report:
  hide: [method:rfm, chart1] # not for the board
  order:
    findings: ['text:rfm', rfm, rfm_two]
---
`;

describe('a renamed cell in the settings of the report', () => {
  it('keeps its place, with its prose and its method', () => {
    const document = renameInReport(parse(TEXT), 'rfm', 'members');
    const settings = reportSettings(document.front);
    expect(settings.order).toEqual({ findings: ['text:members', 'members', 'rfm_two'] });
    expect([...settings.hide]).toEqual(['method:members', 'chart1']);
  });

  it('changes nothing where it is not named', () => {
    const document = parse(TEXT);
    expect(renameInReport(document, 'other', 'members')).toBe(document);
    expect(renameInReport(parse('text'), 'other', 'members').front).toBeNull();
  });
});
