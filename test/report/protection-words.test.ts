import { describe, expect, it } from 'vitest';
import { DEFAULT_PROTECTION, type ProtectRules } from '../../src/report/protection';
import { hiddenNote, reportNote } from '../../src/report/protection-words';

const note = (more: Partial<ProtectRules>, locale: ProtectRules['locale'] = 'zh-CN') =>
  reportNote({ ...DEFAULT_PROTECTION, locale, ...more });

describe('what a report says of the privacy check', () => {
  it('is all of it where nothing was changed', () => {
    expect(note({})).toBe(
      '报告经过隐私检查：不足 10 人的组、一人占金额 50% 以上的组，以及可据此推算出它们的组，其数字已隐去（“–”或“…”）；不含单个顾客的数据行；姓名和联系方式已打码。',
    );
  });

  it('never promises what the rules do not do, in any combination', () => {
    for (const persons of [true, false])
      for (const rows of [true, false])
        for (const mask of [true, false])
          for (const minGroup of [0, 1, 2, 10])
            for (const dominance of [0.5, 1]) {
              const rules = { persons, rows, mask, minGroup, dominance };
              const [zh, en] = [note(rules), note(rules, 'en')];
              expect(zh.includes('不含单个顾客')).toBe(!rows);
              expect(en.includes('no rows of single customers')).toBe(!rows);
              expect(zh.includes('已打码')).toBe(mask);
              expect(en.includes('are masked')).toBe(mask);
              expect(zh.includes('不足')).toBe(persons && minGroup > 1);
              expect(en.includes('fewer than')).toBe(persons && minGroup > 1);
              expect(zh.includes('一人占')).toBe(persons && dominance < 1);
              expect(en.includes('one person brings')).toBe(persons && dominance < 1);
              expect(zh + en).not.toMatch(/[{}]/);
            }
  });

  it('names only the limits that are set under a table', () => {
    const under = (more: Partial<ProtectRules>) =>
      hiddenNote({ ...DEFAULT_PROTECTION, locale: 'zh-CN', ...more });
    expect(under({})).toMatch(/不足 10 人.*50%/);
    expect(under({ dominance: 1 })).not.toContain('一人');
    for (const minGroup of [0, 1]) expect(under({ minGroup })).not.toContain('不足');
  });

  it('says that rows are in it, that names are open, and that customers are companies', () => {
    expect(note({ rows: true, mask: false, persons: false })).toBe(
      '报告经过隐私检查：客户是企业，各组的数字不隐去；按作者要求可含单个顾客的数据行；姓名和联系方式没有打码。',
    );
    expect(note({ minGroup: 0, dominance: 1 }, 'en')).toContain('shown whatever their size');
  });
});
