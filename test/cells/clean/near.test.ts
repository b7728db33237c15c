import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NearAnswer } from '../../../src/cells/clean/question';
import { askCell } from '../../support/run-cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE shops AS SELECT * FROM (VALUES
    ('华强科技有限公司', '138 0000-1111'), ('华强科技有限公司', NULL), (' 华强科技 ', '13800001111'),
    ('Acme Trading', '010-5555 0001'), ('ACME TRADING', NULL), ('Northwind', '01055550001'), (NULL, '13800001111')
  ) t(name, phone)`);
});

afterAll(() => database.close());

async function ask(question: Record<string, unknown>, steps: readonly unknown[] = []): Promise<NearAnswer> {
  const asked = {
    ask: 'near',
    column: 'name',
    after: steps.length,
    methods: ['fold'],
    threshold: 0.8,
    ...question,
  };
  const cell = { name: 'tidy', options: { from: 'shops', steps }, tables: ['shops'] };
  return (await askCell('clean', cell, asked, database)) as NearAnswer;
}

const groups = ({ clusters }: NearAnswer) =>
  clusters.map(({ members }) => members.map(({ value, count }) => `${value}|${count}`));

describe('near-duplicates of a column', () => {
  it('are found among its values with their rows; nothing is no value', async () => {
    const answer = await ask({});
    expect(groups(answer)).toEqual([
      ['华强科技有限公司|2', ' 华强科技 |1'],
      ['Acme Trading|1', 'ACME TRADING|1'].sort(),
    ]);
    expect(answer.values).toBe(5);
  });

  it('are looked for after the steps before', async () => {
    const answer = await ask({}, [{ case: { columns: ['name'], to: 'upper' } }, { trim: ['name'] }]);
    expect(groups(answer)).toEqual([['华强科技有限公司|2', '华强科技|1']]);
  });

  it('compare contacts where asked to, cleaned of blanks and signs', async () => {
    const answer = await ask({ methods: ['phone'], phone: 'phone', threshold: 0.5 });
    expect(groups(answer)).toEqual([['华强科技有限公司|2', ' 华强科技 |1']]);
    expect(answer.clusters[0]?.members[1]?.reason).toBe('phone');
  });

  it('say which column is not there', async () => {
    await expect(ask({ column: 'nickname' })).rejects.toMatchObject({ code: 'analysis.missing_column' });
  });
});
