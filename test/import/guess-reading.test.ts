import { describe, expect, it } from 'vitest';
import { guessColumn, readingFor } from '../../src/import/guess-reading';

const kind = (name: string, values: string[]) => guessColumn(name, values).reading.kind;

describe('guessColumn', () => {
  it.each([
    ['amount', ['1.5', '2', ''], 'decimal'],
    ['pieces', ['1', '2', 'NULL'], 'double'],
    ['金额', ['¥1,234.50', '88.00元'], 'decimal'],
    ['rate', ['0.123456', '0.5'], 'double'],
    ['when', ['2024-03-01', '2024-03-02 08:00'], 'timestamp'],
    ['day', ['20240301', '20240302'], 'timestamp'],
    ['订单编号', ['20240301', '20240302'], 'text'],
    ['code', ['1', '2'], 'text'],
    ['zip', ['01234', '99999'], 'text'],
    ['x', ['00123', '456'], 'text'],
    ['x', ['123456789012345678'], 'text'],
    ['手机', ['13800000000'], 'text'],
    ['下单时间', ['45352.5', '45353'], 'timestamp'],
    ['x', ['45352.5', '45353'], 'decimal'],
    ['x', ['a', '1'], 'text'],
    ['x', ['', '-'], 'text'],
  ])('%s %j', (name, values, expected) => {
    expect(kind(name, values)).toBe(expected);
  });

  it('tells decimal commas from thousands', () => {
    expect(guessColumn('Betrag', ['12,50', '1.234,00']).reading).toMatchObject({
      kind: 'decimal',
      comma: true,
    });
    expect(guessColumn('amount', ['1,234', '12,345']).reading).toMatchObject({ comma: false });
    expect(guessColumn('amount', ['1,234.5', '12.50']).reading).toMatchObject({ comma: false });
  });

  it('judges day and month on the whole sample', () => {
    expect(guessColumn('d', ['04/09/2012', '21/08/2013']).reading).toMatchObject({
      format: '%d/%m/%Y',
      dayFirst: true,
    });
    expect(guessColumn('d', ['04/09/2012', '08/21/2013']).reading).toMatchObject({
      format: '%m/%d/%Y',
      dayFirst: false,
    });
    expect(guessColumn('d', ['04/09/2012', '08/09/2013']).ambiguousDates).toBe(true);
    expect(guessColumn('d', ['04/09/2012', '21/08/2013']).ambiguousDates).toBe(false);
  });
});

describe('readingFor', () => {
  it('makes money exact where its digits fit', () => {
    expect(readingFor('number', ['5', '6'], true).reading.kind).toBe('decimal');
    expect(readingFor('number', ['5', '6'], false).reading.kind).toBe('double');
    expect(readingFor('number', ['0.12345'], true).reading.kind).toBe('double');
    expect(readingFor('number', ['123456789012345.5'], true).reading.kind).toBe('double');
  });

  it('keeps the type it is told', () => {
    expect(readingFor('date', ['20240301'], false).reading).toMatchObject({ kind: 'date', format: '%Y%m%d' });
    expect(readingFor('text', ['1'], false).reading.kind).toBe('text');
    expect(readingFor('boolean', ['是'], false).reading.kind).toBe('boolean');
  });
});
