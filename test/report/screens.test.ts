import { expect, it } from 'vitest';
import type { ReportBlock } from '../../src/model/report';
import { screensOf } from '../../src/report/screens';
import { sampleReport } from './sample-report';

const figures = (count: number): ReportBlock => ({
  type: 'figures',
  figures: Array.from({ length: count }, (_, i) => ({ label: `${i}`, value: i, format: 'integer' as const })),
});

function typesOf(...blocks: ReportBlock[]): string[] {
  const section = { key: 'a', title: '指标', blocks };
  const report = {
    ...sampleReport('zh-CN'),
    chapters: [{ part: 'findings' as const, title: '', sections: [section] }],
  };
  return screensOf(report).map((screen) => screen.blocks.map(({ type }) => type).join());
}

it('a heading stands on the screen of what it is of', () => {
  const heading: ReportBlock = { type: 'heading', text: '复购' };
  expect(typesOf(heading, figures(12), heading, figures(8))).toEqual(['heading,figures', 'heading,figures']);
  expect(typesOf(figures(4), heading, figures(4))).toEqual(['figures,heading,figures']);
  const card: ReportBlock = { type: 'card', title: '画像', blocks: [] };
  expect(typesOf(heading, card)).toEqual(['heading,card']);
});
