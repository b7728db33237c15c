import { describe, expect, it } from 'vitest';
import { contrast, mixColours, parseHex, readableOn } from '../../src/charts/colour';
import { exportSvg } from '../../src/charts/export-svg';
import { sparkline } from '../../src/charts/sparkline';
import { segmentOf, themeFrom } from '../../src/charts/theme';
import { cutToUnits, textUnits } from '../../src/lib/textUnits';
import { wrapUnits } from '../../src/lib/wrapUnits';

const theme = themeFrom((name) => (name === '--font' ? `'A', "B"` : '#123456'));

describe('exportSvg', () => {
  const plot = { svg: '<svg width="300" height="100"></svg>', width: 300, height: 100 };

  it('carries title, legend, unit and source, with text made harmless', () => {
    const { svg, width, height } = exportSvg(
      plot,
      {
        title: '成交 <金额> & "份额"',
        subtitle: '近 12 个月',
        notes: ['单位:元', '数据来源:rfm'],
        legend: [{ label: '重要价值客户', colour: '#0c90fe' }],
      },
      theme,
    );
    for (const text of [
      '成交 &lt;金额&gt; &amp; &quot;份额&quot;',
      '近 12 个月',
      '单位:元',
      '数据来源:rfm',
      '重要价值客户',
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).toContain('fill="#0c90fe"');
    expect(svg).toContain(plot.svg);
    expect(width).toBe(348);
    expect(height).toBeGreaterThan(200);
    expect(svg).not.toContain('"B"');
  });

  it('breaks a legend into lines that fit', () => {
    const legend = Array.from({ length: 8 }, (_, i) => ({ label: `很长的客群名称 ${i}`, colour: '#000000' }));
    const { svg } = exportSvg(plot, { title: 't', notes: [], legend }, theme);
    const places = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="11"/g)].map((m) => [
      Number(m[1]),
      Number(m[2]),
    ]);
    expect(places).toHaveLength(8);
    expect(new Set(places.map(([, y]) => y)).size).toBeGreaterThan(2);
    expect(Math.max(...places.map(([x]) => x ?? 0))).toBeLessThan(300);
  });
});

describe('sparkline', () => {
  it('breaks at gaps and puts equal values in the middle', () => {
    expect(sparkline([1, 2, null, 3], 96, 24).path.match(/M/g)).toHaveLength(2);
    expect(sparkline([5, 5], 96, 24)).toEqual({ path: 'M3,12L93,12', last: { x: 93, y: 12 } });
    expect(sparkline([null], 96, 24)).toEqual({ path: '', last: null });
  });
});

describe('colours', () => {
  it('mixes and measures them', () => {
    expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixColours('#000000', '#ffffff', 7)).toBe('#ffffff');
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(readableOn('#ffffff')).toBe('#12161f');
    expect(readableOn('#1b45a6')).toBe('#ffffff');
    expect(parseHex('#fa0')).toEqual([255, 170, 0]);
    expect(() => parseHex('red')).toThrow('invalid colour: red');
  });
  it('goes round the segment colours', () => {
    const eight = { ...theme, segments: ['#a', '#b', '#c', '#d', '#e', '#f', '#g', '#h'] };
    expect([1, 8, 9, 0].map((n) => segmentOf(eight, n))).toEqual(['#a', '#h', '#a', '#h']);
  });
});

describe('text in a given width', () => {
  it('counts Chinese characters twice', () => {
    expect(textUnits('客群 RFM')).toBe(8);
    expect(cutToUnits('重要价值客户', 7)).toBe('重要价…');
    expect(cutToUnits('short', 7)).toBe('short');
  });
  it('wraps at spaces, Chinese anywhere, and marks what is left out', () => {
    expect(wrapUnits('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapUnits('重要价值客户', 8)).toEqual(['重要价值', '客户']);
    expect(wrapUnits('a b c d e f g', 3, 2)).toEqual(['a b', 'c…']);
    expect(wrapUnits('', 10)).toEqual([]);
  });
});
