import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { near } from '../../../src/analysis/near/near';
import { NEAR_METHODS, type NearInput, type NearOutput } from '../../../src/analysis/near/types';
import { TASKS } from '../../../src/analysis/tasks';
import { nearTask } from '../../../src/analysis/near/task';
import { nearNames } from '../../support/near-names';
import { pairScore } from '../../support/near-score';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 20240701 };
const silent = () => undefined;

function find(values: readonly string[], more: Partial<NearInput> = {}): NearOutput {
  return near({ values, methods: NEAR_METHODS, threshold: 0.8, ...more }, silent);
}

/** The clusters as lists of values. */
function together(values: readonly string[], more: Partial<NearInput> = {}): string[][] {
  return find(values, more).clusters.map(({ members }) => members.map(({ value }) => value));
}

describe('near duplicates', () => {
  it.each([
    ['width and blanks', '深圳腾达科技有限公司', '深圳腾达 科技有限公司', 'fold'],
    ['full-width letters', 'ABC贸易公司', 'ＡＢＣ贸易公司', 'fold'],
    ['brackets', '腾达科技（深圳）有限公司', '腾达科技(深圳)有限公司', 'fold'],
    ['legal form', '杭州明远商贸有限公司', '杭州明远商贸', 'fold'],
    ['shop kind', '小熊电器官方旗舰店', '小熊电器', 'fold'],
    ['省 and 市', '广东省深圳市南山大道', '广东深圳南山大道', 'fold'],
    ['case and full stops', 'Acme Trading Co., Ltd.', 'ACME TRADING', 'fold'],
    ['accents', 'Café Müller', 'cafe muller', 'fold'],
    ['order of words', 'Harbor Granite Foods', 'Granite Harbor Foods', 'fingerprint'],
    ['place moved', '腾达科技(深圳)有限公司', '深圳腾达科技有限公司', 'fingerprint'],
    ['same sound', '杭州明远商贸有限公司', '杭州鸣远商贸有限公司', 'pinyin'],
    ['a sign left out', '成都晨光文化传媒有限公司', '成都晨光文化传有限公司', 'similar'],
    ['a letter doubled', 'Evergreen Textiles', 'Evergreeen Textiles', 'similar'],
    ['letters swapped', 'Kingfisher Motors', 'Kingfihser Motors', 'similar'],
  ] as const)('sees through %s', (_name, first, second, reason) => {
    const { clusters } = find([first, second], { counts: [5, 1] });
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ canonical: first, count: 6 });
    expect(clusters[0]?.members[1]).toMatchObject({ value: second, count: 1, reason });
    expect(clusters[0]?.members[1]?.similarity).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ['branches', '中国某某银行深圳第一分公司', '中国某某银行深圳第二分公司'],
    ['branches without 第', '顺达物流一分公司', '顺达物流二分公司'],
    ['shop numbers', '便民超市第1店', '便民超市第2店'],
    ['cities in brackets', '腾达科技(北京)有限公司', '腾达科技(上海)有限公司'],
    ['head office and branch', '顺达物流有限公司', '顺达物流有限公司分公司'],
    ['sides', '东城区东街道办', '西城区西街道办'],
    ['brands', '深圳华强电子科技有限公司', '深圳华盛电子科技有限公司'],
    ['roads', '南京市鼓楼区中央路小学校', '南京市鼓楼区湖南路小学校'],
    ['buildings', '创业园A座办公室', '创业园B座办公室'],
    ['people of two signs', '张伟', '章伟'],
    ['Latin words', 'Cedar Quantum Electronics Inc.', 'Delta Quantum Electronics Inc.'],
    ['numbers in digits', 'Shop 24 Shanghai', 'Shop 25 Shanghai'],
  ])('keeps %s apart', (_name, first, second) => {
    expect(together([first, second])).toEqual([]);
  });

  it('reads Chinese and Arabic numbers alike', () => {
    expect(together(['顺达物流第十二分公司', '顺达物流第12分公司'])).toHaveLength(1);
  });

  it('suggests the most frequent, then the longest, then the first by value', () => {
    const values = ['明远商贸', '明远商贸公司', '明远 商贸公司'];
    expect(find(values, { counts: [1, 9, 1] }).clusters[0]?.canonical).toBe('明远商贸公司');
    expect(find(values, { counts: [2, 2, 2] }).clusters[0]?.canonical).toBe('明远 商贸公司');
    expect(find(['ab cd', 'ab-cd'], { counts: [1, 1] }).clusters[0]?.canonical).toBe('ab cd');
  });

  it('does not chain unlike names', () => {
    // Each is one letter from the next; the ends are three apart.
    const chain = ['abcdefgh', 'abcdefgx', 'abcdefyx', 'abcdezyx'];
    const { clusters } = find(chain, { counts: [9, 3, 2, 1] });
    expect(clusters.map(({ members }) => members.map(({ value }) => value))).toEqual([
      ['abcdefgh', 'abcdefgx'],
      ['abcdefyx', 'abcdezyx'],
    ]);
  });

  it('links by phone and e-mail only names that are not unlike', () => {
    const values = ['王小明', '王晓鸣(公司)', '完全不同的人'];
    const phones = [['13800000001'], ['13800000001'], ['13800000001']];
    const { clusters } = find(values, { phones, methods: ['phone'], counts: [3, 2, 1] });
    expect(clusters.map(({ members }) => members.map(({ value }) => value))).toEqual([values.slice(0, 2)]);
    expect(clusters[0]?.members[1]?.reason).toBe('phone');
    const near = find(['李小龙影视', '李小龙影视制作'], {
      methods: ['email'],
      emails: [['a@b.cn'], ['a@b.cn', 'c@d.cn']],
    });
    expect(near.clusters[0]?.members[1]).toMatchObject({ reason: 'email' });
    expect(together(['李小龙影视', '李小龙影视制作'], { methods: ['email'] })).toEqual([]);
  });

  it('uses only the methods asked for', () => {
    const pair = ['杭州明远商贸有限公司', '杭州鸣远商贸有限公司'];
    expect(together(pair, { methods: ['fold', 'fingerprint'] })).toEqual([]);
    expect(together(pair, { methods: ['pinyin'] })).toHaveLength(1);
    expect(together(pair, { methods: ['pinyin'], threshold: 0.99 })).toEqual([]);
  });

  it('sums equal values and leaves empty ones out', () => {
    const found = find(['明远', '明远', ' ', '', '明 远'], { counts: [1, 2, 5, 5, 1] });
    expect(found.values).toBe(2);
    expect(found.clusters[0]).toMatchObject({ canonical: '明远', count: 4 });
    expect(find([]).clusters).toEqual([]);
  });

  it('says how many lookalikes it refused', () => {
    const found = find(['深圳华强电子科技有限公司', '深圳华盛电子科技有限公司']);
    expect(found.clusters).toEqual([]);
    expect(found.refused).toBeGreaterThan(0);
  });

  it('reports progress to the end', () => {
    const seen: number[] = [];
    near({ values: ['a', 'b'], methods: ['fold'], threshold: 0.8 }, (done, total) => seen.push(done / total));
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('is a task of the analysis worker', () => {
    const task = TASKS[nearTask.name];
    const input: NearInput = { values: ['明远', '明 远'], methods: ['fold'], threshold: 0.8 };
    expect(task?.run(input, silent)).toEqual(near(input, silent));
  });
});

const name = fc
  .array(fc.constantFrom(...'明远鸣源商贸科技有限公司北京上海第一二分店abAB (）'), {
    minLength: 1,
    maxLength: 10,
  })
  .map((signs) => signs.join(''));
const names = fc.uniqueArray(fc.tuple(name, fc.integer({ min: 1, max: 4 })), {
  maxLength: 40,
  selector: ([value]) => value,
});

describe('near duplicates of any names', () => {
  it('do not depend on the order of the input', () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (list, random) => {
        const run = (rows: typeof list) =>
          find(
            rows.map(([value]) => value),
            { counts: rows.map(([, count]) => count) },
          ).clusters;
        const shuffled = list
          .map((row) => ({ row, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(run(shuffled)).toEqual(run(list));
      }),
      runs,
    );
  });

  it('put no value into two clusters, and every member is near the suggested one', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(0.6, 0.8, 0.95), (list, threshold) => {
        const { clusters } = find(
          list.map(([value]) => value),
          { counts: list.map(([, count]) => count), threshold },
        );
        const all = clusters.flatMap(({ members }) => members.map(({ value }) => value));
        expect(new Set(all).size).toBe(all.length);
        const given = new Map(list);
        for (const { members, canonical, count } of clusters) {
          expect(members[0]).toMatchObject({ value: canonical, similarity: 1, reason: null });
          expect(members.length).toBeGreaterThan(1);
          expect(members.every(({ similarity }) => similarity >= threshold)).toBe(true);
          expect(count).toBe(members.reduce((sum, { value }) => sum + (given.get(value) ?? NaN), 0));
          expect(members.every(({ value }) => (given.get(value) ?? 0) <= (given.get(canonical) ?? 0))).toBe(
            true,
          );
        }
      }),
      runs,
    );
  });

  it('find what was misspelt, and little else', () => {
    const truth = nearNames(4000);
    const score = pairScore(truth, find(truth.values, { counts: truth.counts }));
    expect(score.precision).toBeGreaterThan(0.97);
    expect(score.recall).toBeGreaterThan(0.93);
  });
});
