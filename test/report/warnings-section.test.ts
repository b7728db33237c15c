import { expect, it } from 'vitest';
import { warningsSection } from '../../src/report/sections';

const left = { code: 'persona.segments_hidden', values: { segments: 2, least: 10 } };
const base = { code: 'persona.small_base', values: { segments: 1, least: 30 } };
const cell = (title: string, ...warnings: object[]) =>
  ({ title, cell: { state: { outcome: { warnings } } } }) as never;

it('what several steps say of themselves is said once, under all their names', () => {
  const cells = [cell('指标', left), cell('分层', left, base), cell('画像', base), cell('计划')];
  const { blocks } = warningsSection(cells, '提醒', 'zh-CN');
  expect(blocks.map((block) => block.type === 'claims' && [block.title, block.claims.length])).toEqual([
    ['指标、分层', 1],
    ['分层、画像', 1],
  ]);
  expect(warningsSection([cell('A', left), cell('B', left)], '', 'en').blocks[0]).toMatchObject({
    title: 'A, B',
  });
});
