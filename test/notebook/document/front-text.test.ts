import { expect, it } from 'vitest';
import { setFrontText } from '../../../src/notebook/document/front-text';
import { parse } from '../../../src/notebook/document/parse';
import { serialize } from '../../../src/notebook/document/serialize';
import { typedParameter } from '../../../src/notebook/document/typed-parameter';

const CELL = '```sql big\nSELECT 1\n```\n';
const DOCUMENT = parse(`---\nkequn: 1\nparams: [\n---\n${CELL}`);

it('puts another text at the head, the rest as it was', () => {
  const next = setFrontText(DOCUMENT, 'kequn: 1\r\nparams: { high: 1 }');
  expect(serialize(next)).toBe(`---\nkequn: 1\nparams: { high: 1 }\n---\n${CELL}`);
});

it('takes the head away', () => {
  expect(serialize(setFrontText(DOCUMENT, ' \n'))).toBe(CELL);
});

it.each([
  ['a line that would end the head', 'kequn: 1\n---\nx: 1'],
  ['a version that is not read here', 'kequn: 99'],
  ['the same text', 'kequn: 1\nparams: ['],
])('leaves the document as it is for %s', (_, text) => {
  expect(setFrontText(DOCUMENT, text)).toBe(DOCUMENT);
});

it.each([
  ['5000', 5000],
  [' -0.25 ', -0.25],
  ['0012', '0012'],
  ['123456789012345678', '123456789012345678'],
  ['1.10', '1.10'],
  ['true', true],
  ['上海', '上海'],
  ['2024-07-01', '2024-07-01'],
  ['', ''],
])('reads the parameter %j as %j', (text, value) => {
  expect(typedParameter(text)).toBe(value);
});
