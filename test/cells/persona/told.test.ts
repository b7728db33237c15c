import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { cardPicture } from '../../../src/charts/cardPicture';
import { crossMap } from '../../../src/charts/crossMap';
import { proposals, type Proposal } from '../../../src/cells/persona/describe';
import {
  accept,
  asProposed,
  changeStatement,
  describeAnew,
  reject,
  rename,
  reword,
} from '../../../src/cells/persona/edit-text';
import { normalisePersona, type PersonaOptions, type PersonaText } from '../../../src/cells/persona/options';
import { report } from '../../../src/cells/persona/report';
import type { PersonaResult } from '../../../src/cells/persona/result';
import { byPart, shownStatements } from '../../../src/cells/persona/shown';
import { NO_TEXT, storedText } from '../../../src/cells/persona/stored-text';
import { stripScale } from '../../../src/cells/persona/strip';
import { leavingPicture } from '../../../src/cells/persona/view-leaving';
import { pictureOf, textsOf, withTexts } from '../../../src/cells/persona/view-picture';
import { byPriority } from '../../../src/cells/persona/view-priority';
import { wordsOf } from '../../../src/cells/persona/words';
import type { CellActions } from '../../../src/model/cell';
import type { Evidence } from '../../../src/model/evidence';
import type { ReportBlock } from '../../../src/model/report';
import { protect } from '../../../src/report/protect';
import { protectWritten } from '../../../src/report/protect-written';
import { reportSettings } from '../../../src/report/settings';
import { DEFAULT_PROTECTION } from '../../../src/report/protection';
import { filterOptions } from '../../../src/share/filter-options';
import { CELL_RULES } from '../../../src/share/rules';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { customersSql, ordersSql } from './small-shop';

/** Every citation says 42 and changed since. */
const evidence: Evidence = {
  cite: (path) => ({ path, state: 'changed', text: '42', before: '40', source: null }),
  review: (claim) => ({ state: claim.text.includes('{') ? 'changed' : 'same', cited: [] }),
  confirm: (claim) => ({ ...claim, confirmed: { seen: { value: 42, on: '2024-07-01' } } }),
  citable: () => [],
};

let database: TestDatabase;
let result: PersonaResult;
let proposal: Proposal;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS ${ordersSql}`);
  await database.run(`CREATE TABLE ledger AS ${customersSql}`);
  const info = await makeSegmentation(
    database,
    'seg',
    `SELECT customer, CASE WHEN customer < 'c040' THEN 'a' WHEN customer < 'c095' THEN 'b' ELSE 'c' END AS segment FROM ledger`,
  );
  const outcome = await runCell(
    'persona',
    {
      options: { segmentation: 'seg', orders: 'orders', customers: 'ledger', as_of: '2024-07-01' },
      tables: ['seg', 'orders', 'ledger'],
      segmentations: [{ ...info, basis: 'attribute' }],
    },
    database,
  );
  result = outcome.result as PersonaResult;
  const found = proposals(result, 'zh-CN', wordsOf('zh-CN', 'CNY'), { cell: 'people', form: 'auto' }).get(
    'a',
  );
  if (!found) throw new Error('missing proposal');
  proposal = found;
}, 60_000);
afterAll(() => database.close());

const claim = (text: string) => ({ text, confirmed: {} });

describe('what stands in a portrait', () => {
  const ids = (text: PersonaText) =>
    shownStatements(proposal, text).map((one) =>
      one.kind === 'proposed' ? one.statement.id : one.claim.text,
    );

  it('is what is proposed, less what is rejected, the author’s wording in its place', () => {
    expect(ids(NO_TEXT)).toEqual(['city', 'category', 'recency', 'frequency', 'size', 'spending', 'growth']);
    expect(ids(reject(NO_TEXT, 'city'))).not.toContain('city');
    expect(ids(accept(reject(NO_TEXT, 'city'), 'city'))).toContain('city');
    const size = proposal.statements.find(({ id }) => id === 'size');
    if (!size) throw new Error('missing statement');
    const reworded = reword(reject(NO_TEXT, 'size'), size, evidence);
    expect(reworded.rejected).toEqual([]);
    expect(reworded.statements).toEqual([
      {
        of: 'size',
        part: 'value',
        text: { text: size.cited, confirmed: { seen: { value: 42, on: '2024-07-01' } } },
      },
    ]);
    expect(ids(reworded)[4]).toBe(size.cited);
    expect(ids(changeStatement(reworded, 0, claim(' ')))).toEqual(ids(NO_TEXT));
  });

  it('keeps a wording whose proposal the figures no longer bear out', () => {
    const own = {
      ...NO_TEXT,
      statements: [{ of: 'province', part: 'attribute', text: claim('多在华东') } as const],
    };
    expect(ids(own).at(-1)).toBe('多在华东');
    expect(byPart(shownStatements(proposal, own))[0]?.statements.map(({ kind }) => kind)).toEqual([
      'proposed',
      'own',
    ]);
  });

  it('a name or summary that says nothing new follows the figures', () => {
    expect(rename(NO_TEXT, proposal, ` ${proposal.name} `)).toEqual(NO_TEXT);
    expect(rename(NO_TEXT, proposal, '品质生活家').name).toBe('品质生活家');
    expect(describeAnew(NO_TEXT, proposal, claim(proposal.description))).toEqual(NO_TEXT);
    const text = { ...describeAnew(reject(NO_TEXT, 'city'), proposal, claim('新')), needs: [] };
    expect(asProposed({ ...text, notes: { motive: claim('省心') } })).toEqual({
      ...NO_TEXT,
      notes: { motive: claim('省心') },
    });
  });
});

it('strips of one figure share their scale', () => {
  const place = stripScale(result, 'per_customer');
  const [low, high] = ['b', 'a'].map((segment) =>
    result.segments
      .find((one) => one.segment === segment)
      ?.numbers.find(({ measure }) => measure === 'per_customer'),
  );
  if (!low || !high) throw new Error('missing spread');
  expect(place(low)).toMatchObject({ p10: null, p25: 0, p50: 0, p75: 0 });
  expect(place(high)).toMatchObject({ p25: 1, p50: 1 });
  const alike = stripScale({ ...result, numbers: [], segments: [] }, 'nothing');
  expect(alike({ ...low, p10: null, p25: 5, p50: 5, p75: 5, p90: null }).p50).toBe(0.5);
});

function card(changes: Partial<PersonaText> = {}, dominant = 0.1) {
  const facts = result.segments.find(({ segment }) => segment === 'a');
  if (!facts?.figures) throw new Error('missing facts');
  return {
    facts: { ...facts, figures: { ...facts.figures, dominant } },
    ...{ result, words: wordsOf('zh-CN', 'CNY'), company: false, proposal, evidence },
    text: { ...NO_TEXT, ...changes },
  };
}

describe('a picture of a card', () => {
  it('says what the card says, figures expanded; what was heard stays inside', () => {
    const picture = pictureOf(
      card({
        notes: { motive: claim('省心，占 {rfm.share[c1]}') },
        voices: [{ kind: 'quote', text: claim('太大包'), source: '电话', on: null }],
      }),
      'zh-CN',
    );
    expect(picture.sections.map(({ title }) => title)).toEqual(['属性', '行为', '价值', '购买动机']);
    expect(picture.sections.at(-1)?.lines).toEqual(['省心，占 42']);
    expect(JSON.stringify(picture)).not.toContain('太大包');
    const masked = withTexts(
      picture,
      textsOf(picture).map((text) => `*${text}`),
    );
    expect([masked.title, masked.sections.at(-1)?.lines[0]]).toEqual([`*${picture.title}`, '*省心，占 42']);
  });

  it('leaves amounts out where one person brings most of them', () => {
    const picture = JSON.stringify(pictureOf(card({}, 0.9), 'zh-CN'));
    expect(picture).not.toContain('36,000');
    expect(picture).not.toContain('900');
    expect(picture).toContain('一位客户占该客群金额的一半以上');
    expect(JSON.stringify(pictureOf(card(), 'zh-CN'))).toContain('36,000');
  });

  it('passes the privacy check: a small group leaves its name and the reason, and no text cites it', async () => {
    const protectBy =
      (front: string | null): CellActions['protect'] =>
      (written) =>
        Promise.resolve(
          protectWritten(written, {
            ...{ cells: [], settings: reportSettings(front), locale: 'zh-CN', evidence },
            known: ['王小明'],
          }),
        );
    const small = card({ name: '王小明们', notes: { motive: claim('占 {rfm.share[c1]}') } });
    const large = { ...small, facts: { ...small.facts, segment: 'other' }, text: NO_TEXT };
    const picture = await leavingPicture(
      small,
      [large, small],
      'zh-CN',
      protectBy('report:\n  min_group: 41'),
    );
    expect(picture).toMatchObject({ figures: [], strips: [], sections: [] });
    expect(picture.lead).toContain('不足 41 人');
    expect(JSON.stringify(picture)).not.toMatch(/36,000|王小明/);
    const open = await leavingPicture(small, [large, small], 'zh-CN', protectBy(null));
    expect(open.sections.at(-1)?.lines).toEqual(['占 42']);
    expect(open.figures.length).toBeGreaterThan(0);
    expect(open.title).not.toContain('王小明');
  });

  it('is one SVG with everything in it, escaped, no line beginning with a closing sign', () => {
    const theme = {
      ...{
        text: '#111',
        soft: '#666',
        grid: '#ddd',
        surface: '#fff',
        accent: '#00f',
        heatLow: '#eee',
        heatHigh: '#00f',
      },
      ...{ segments: ['#08f'], font: 'sans-serif' },
    };
    const long = '以女性为主，主要来自深圳，常买母婴，人均下单很多次，最近一次购买平均在十天以前。'.repeat(4);
    const { svg, width, height } = cardPicture(
      { ...pictureOf(card({ name: 'A & <B>' }), 'zh-CN'), lead: long },
      theme,
    );
    expect([width, height > 400]).toEqual([720, true]);
    expect(svg).toContain('A &amp; &lt;B&gt;');
    expect(svg).not.toMatch(/href|url\(|<script/);
    expect(
      [...svg.matchAll(/>([^<]*)<\/text>/g)].filter(([, line]) => /^[，。；、）]/.test(line ?? '')),
    ).toEqual([]);
  });
});

it('is worked on in the author’s order of priority first', () => {
  const ranked = (segment: string, priority?: 'first' | 'low') => {
    const facts = result.segments.find((one) => one.segment === segment);
    if (!facts) throw new Error('missing facts');
    return { ...card(), facts, text: { ...NO_TEXT, ...(priority ? { priority } : {}) } };
  };
  const order = byPriority([ranked('b'), ranked('a')]).map(({ facts }) => facts.segment);
  expect(order).toEqual(['a', 'b']);
  expect(byPriority([ranked('a', 'low'), ranked('b', 'first')])[0]?.facts.segment).toBe('b');
});

describe('a report', () => {
  const personas = {
    a: {
      name: '品质生活家',
      motive: '省心，占 {rfm.share[c1]}',
      needs: [{ need: '小包装', importance: 'high', answer: '下季度上架' }],
      voices: [{ kind: 'interview', text: '太大包用不完', source: '电话访谈', on: '2024-03-05' }],
    },
  };
  function blocks(options: object = {}): readonly ReportBlock[] {
    const normalised = normalisePersona({ segmentation: 'seg', personas, ...options });
    if (!normalised.ok) throw new Error('refused');
    const stored: PersonaOptions = normalised.options;
    return report.blocks({
      ...{
        name: 'people',
        options: stored,
        result,
        tables: [],
        warnings: [],
        locale: 'zh-CN',
        currency: 'CNY',
        evidence,
      },
    });
  }
  const cards = (of: readonly ReportBlock[]) => of.flatMap((block) => (block.type === 'card' ? [block] : []));

  it('tells each portrait as a card, the figures side by side, and the needs', () => {
    const told = blocks();
    expect(told.map((block) => ('id' in block ? block.id : block.type))).toEqual([
      ...['figures', 'personas', 'shares', 'card', 'card', 'priority', 'needs'],
    ]);
    const [first] = cards(told);
    expect(first).toMatchObject({ title: '品质生活家', subtitle: '客群a · 优先', size: 40, colour: 1 });
    expect(first?.blocks).toContainEqual({
      type: 'claims',
      title: '购买动机',
      claims: [{ text: '省心，占 42', review: true }],
    });
    expect(first?.blocks).toContainEqual({
      type: 'claims',
      title: '原话与观察',
      claims: [{ text: '太大包用不完 — 访谈 · 电话访谈 · 2024年3月5日', review: false }],
    });
    expect(told.at(-1)).toMatchObject({ rows: [['品质生活家', '小包装', '高', '下季度上架']] });
    expect(told[1]).toMatchObject({ groups: { sizes: [40, 55] } });
  });

  it('says nothing of groups that are too small', () => {
    expect(cards(blocks()).map(({ title }) => title)).not.toContain('客群c');
  });

  it('passes the privacy check with what it asks for', () => {
    const rules = { ...DEFAULT_PROTECTION, locale: 'zh-CN', minGroup: 50 } as const;
    const { blocks: kept } = protect(blocks(), rules);
    expect(cards(kept).map(({ title }) => title)).not.toContain('品质生活家');
    expect(JSON.stringify(kept)).not.toContain('36,000');
  });

  it('tells how it was made', () => {
    const method = report.method?.({
      ...{
        name: 'people',
        options: {} as PersonaOptions,
        result,
        tables: [],
        warnings: [],
        locale: 'en',
        evidence,
      },
    });
    expect(JSON.stringify(method)).toContain('Value index = amount per customer');
  });
});

it('goes out in links as judgement, confirmed figures apart, segments’ keys never with the method', () => {
  const text = storedText({
    ...NO_TEXT,
    statements: [
      {
        part: 'need',
        text: {
          text: '占 {rfm.share[c1]}',
          confirmed: { 'rfm.share[c1]': { value: 0.4, on: '2024-07-01' } },
        },
      },
    ],
  });
  const stored = { segmentation: 'rfm', interviews: { seed: 3 }, personas: { 上海: text } };
  const out = (level: 'method' | 'judgement' | 'figures') =>
    filterOptions(stored, CELL_RULES.persona, level).value;
  expect(out('method')).toEqual({ segmentation: 'rfm', interviews: { seed: 3 } });
  expect(JSON.stringify(out('judgement'))).toContain('占 {rfm.share[c1]}');
  expect(JSON.stringify(out('judgement'))).not.toContain('0.4');
  expect(JSON.stringify(out('figures'))).toContain('0.4');
});

it('the map of priorities draws nothing of nobody, and tells its figures as a table', () => {
  const options = {
    ...{ x: '价值', y: '潜力', group: '客群', customers: '客户数', cross: { x: 100, y: 100 } },
    fields: ['优先', '维护', '培育', '常规'] as const,
  };
  expect(crossMap([], options).empty).toBe(true);
  const chart = crossMap([{ label: 'A', colour: 1, x: 270, y: 10, customers: 40 }], options);
  expect(chart.table('zh-CN').rows).toEqual([['A', '40', '270', '10']]);
});
