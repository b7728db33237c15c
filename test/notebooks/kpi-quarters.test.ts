import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { board, type Row } from '../../src/cells/kpi/board';
import { closing } from '../../src/cells/kpi/edits';
import type { KpiResult } from '../../src/cells/kpi/result';
import { isRecord } from '../../src/lib/is-record';
import { setOption } from '../../src/notebook/document/edit';
import { parse } from '../../src/notebook/document/parse';
import { serialize } from '../../src/notebook/document/serialize';
import { readYaml } from '../../src/lib/yaml/read-yaml';
import { kpiOptions } from '../cells/kpi/support';
import expected from '../expected/kpi-quarters.json';
import { openTestDatabase, type TestDatabase } from '../support/database';
import { runCell } from '../support/run-cell';
import { sharedData, sharedFile, whereData } from '../support/shared-data';

const RETAIL = 'online_retail/online_retail.csv.gz';

const TEXT = `---
kequn: 1
title: 季度复盘
---

\`\`\`kpi kpi
from: orders
kpis:
  - { key: customers, metric: customers }
  - { key: orders, metric: orders }
  - { key: amount, metric: amount, target: { change: 10% } }
  - { key: repurchase_rate, metric: repurchase_rate, target: { value: 0.42 } }
  - { key: new_customers, metric: new_customers }
  - { key: buy_again, metric: buy_again }
\`\`\`
`;

/** The YAML body of the KPI cell of a document. */
function storedOf(text: string): unknown {
  const cell = parse(text).blocks.find((block) => block.type === 'cell' && block.name === 'kpi');
  const body = readYaml(cell?.type === 'cell' ? cell.body : '');
  if (!body.ok) throw new Error('broken document');
  return body.value;
}

describe.skipIf(!sharedData(RETAIL))(
  `Two quarters of Online Retail, closed one after the other${whereData(RETAIL)}`,
  () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await openTestDatabase();
      const map = {
        customer: 'CustomerID',
        order: 'InvoiceNo',
        time: 'InvoiceDate',
        amount: { sql: 'Quantity * UnitPrice' },
      };
      const options = { input: 'all', row: 'line', map };
      await runCell(
        'source',
        { name: 'everything', options, files: { all: [await sharedFile(RETAIL)] } },
        database,
      );
      await database.run(`CREATE TABLE kept AS SELECT customer, "order", time, amount FROM everything
      WHERE customer IS NOT NULL AND "Quantity" > 0 AND "UnitPrice" > 0 AND NOT starts_with("order", 'C')`);
    }, 120_000);
    afterAll(() => database.close());

    /** Runs the document over the orders up to a day, as a file of that day would hold them, and closes a quarter. */
    async function close(text: string, file: string, period: string): Promise<{ text: string; rows: Row[] }> {
      await database.run(`CREATE OR REPLACE TABLE orders AS SELECT * FROM kept WHERE ${file}`);
      const stored = storedOf(text);
      const { result } = await runCell('kpi', { options: stored, tables: ['orders'] }, database);
      const rows = board(kpiOptions(stored), result as KpiResult);
      let document = parse(text);
      for (const row of rows) {
        const standing = row.standings.find((one) => one.period === period);
        const edit = standing && closing(row.kpi, standing, result as KpiResult);
        if (edit) document = setOption(document, 'kpi', edit.path, edit.value);
      }
      const after = serialize(document);
      return { text: after, rows: board(kpiOptions(storedOf(after)), result as KpiResult) };
    }

    const valuesOf = (rows: readonly Row[], period: string) =>
      Object.fromEntries(
        rows.map(({ kpi, standings }) => [
          kpi.key,
          standings.find((one) => one.period === period)?.actual?.value,
        ]),
      );
    const wanted = (quarter: '2011-Q2' | '2011-Q3') => {
      const { customers, orders, amount, repeat, new: fresh, again, before } = expected[quarter];
      return {
        ...{ customers, orders, new_customers: fresh },
        amount: expect.closeTo(amount, 6) as unknown,
        repurchase_rate: expect.closeTo(repeat / customers, 12) as unknown,
        buy_again: expect.closeTo(again / before, 12) as unknown,
      };
    };

    it('gives the actuals of an independent count, and the first quarter stays as it was', async () => {
      const june = await close(TEXT, "time < DATE '2011-07-01'", '2011-Q2');
      expect(valuesOf(june.rows, '2011-Q2')).toEqual(wanted('2011-Q2'));
      expect(june.text).toContain('period: 2011-Q2');

      // The next quarter's file: it begins in March, and somebody took an order of May out of it.
      const file = `time >= DATE '2011-03-01' AND time < DATE '2011-10-01' AND "order" <> '551844'`;
      const [gone] = await database.rows<{ n: number }>(
        `SELECT count(*)::DOUBLE AS n FROM kept WHERE "order" = '551844'`,
      );
      expect(gone?.n).toBeGreaterThan(0);
      const september = await close(june.text, file, '2011-Q3');
      // Whoever came before March looks new in this file, which the first quarter's closed value does not know.
      const { new_customers: _new, ...rest } = wanted('2011-Q3');
      expect(valuesOf(september.rows, '2011-Q3')).toMatchObject({
        ...rest,
        buy_again: expect.any(Number) as unknown,
      });
      expect(valuesOf(september.rows, '2011-Q2')).toEqual(wanted('2011-Q2'));
      const actualsOf = (text: string) => {
        const stored = storedOf(text);
        const kpis = isRecord(stored) && Array.isArray(stored['kpis']) ? (stored['kpis'] as unknown[]) : [];
        return kpis.map((kpi) =>
          isRecord(kpi) && Array.isArray(kpi['actuals']) ? (kpi['actuals'] as unknown[])[0] : null,
        );
      };
      expect(actualsOf(september.text)).toEqual(actualsOf(june.text));

      const amount = september.rows.find(({ kpi }) => kpi.key === 'amount');
      const [q2, q3] = ['2011-Q2', '2011-Q3'].map((period) =>
        amount?.standings.find((one) => one.period === period),
      );
      // What the file says of the closed quarter now is told, and changes nothing.
      expect(q2?.differs).toBeLessThan(expected['2011-Q2'].amount);
      const growth = expected['2011-Q3'].amount / expected['2011-Q2'].amount - 1;
      expect(q3?.before?.change).toBeCloseTo(growth, 10);
      // +10 % on the quarter before, closed from another file.
      expect(q3?.goal?.value).toBeCloseTo(expected['2011-Q2'].amount * 1.1, 6);
      expect(q3?.state).toBe('on_track');
      const rate = september.rows.find(({ kpi }) => kpi.key === 'repurchase_rate');
      expect(rate?.standings.map(({ period, state }) => [period, state]).slice(-2)).toEqual([
        ['2011-Q2', 'at_risk'],
        ['2011-Q3', 'at_risk'],
      ]);
    });
  },
);
