import { describe, expect, it } from 'vitest';
import { chooseLocale } from '../../src/app/preferences';

describe('the language of a first visit', () => {
  it.each([
    [null, ['zh-TW', 'en'], 'zh-CN'],
    [null, ['fr-FR', 'zh-CN', 'en'], 'zh-CN'],
    [null, ['de', 'en-GB', 'zh'], 'en'],
    [null, ['fr'], 'en'],
    ['en', ['zh-CN'], 'en'],
    ['zh-CN', ['en'], 'zh-CN'],
    ['klingon', ['zh'], 'zh-CN'],
  ] as const)('remembered %s, browser %j: %s', (stored, languages, expected) => {
    expect(chooseLocale(stored, languages)).toBe(expected);
  });
});
