import { describe, expect, it } from 'vitest';
import { sql } from '../../../src/cells/sql/definition';

describe('the sql kind', () => {
  it('fills in defaults', () => {
    expect(sql.normalise({ sql: 'SELECT 1' })).toEqual({
      ok: true,
      options: { sql: 'SELECT 1', title: null, limit: null },
    });
  });

  it('says what is wrong with an option and where', () => {
    expect(sql.normalise({ sql: 'SELECT 1', limit: 0 })).toMatchObject({
      ok: false,
      problems: [{ path: ['limit'] }],
    });
    expect(sql.normalise({ sql: 'SELECT 1', limti: 5 })).toEqual({
      ok: false,
      problems: [{ path: ['limti'], message: 'unknown option: limti' }],
    });
  });

  it('depends on the tables it names', () => {
    const options = { sql: 'SELECT * FROM rfm WHERE monetary >= $high_value', title: null, limit: null };
    expect(sql.references(options, ['orders', 'rfm'])).toEqual([{ path: ['sql'], name: 'rfm', as: 'table' }]);
  });

  it('begins with the newest table', () => {
    const tables = [
      { name: 'orders', columns: [] },
      { name: 'rfm', columns: [] },
    ];
    expect(sql.template({ tables, segmentations: [], inputs: [] })).toEqual({ sql: 'SELECT *\nFROM rfm' });
  });
});
