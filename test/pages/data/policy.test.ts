// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { policyOf } from '../../../src/pages/data/page-files';

const page = (head: string) => new DOMParser().parseFromString(`<head>${head}</head>`, 'text/html');

it('the content policy is read from the page, however its tag is written', () => {
  expect(policyOf(page(`<meta http-equiv="content-security-policy" content="default-src 'none'">`))).toBe(
    "default-src 'none'",
  );
  expect(policyOf(page(`<META HTTP-EQUIV="Content-Security-Policy" CONTENT="a">`))).toBe('a');
  expect(policyOf(page('<meta charset="utf-8">'))).toBeNull();
});
