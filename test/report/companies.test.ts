import { describe, expect, it } from 'vitest';
import { areCompanies } from '../../src/report/companies';

const cell = (kind: string, options: unknown) => ({ kind, options });
const ledger = (type: string | null) => cell('ledger', { customer_type: type });

describe('customers are companies', () => {
  it('where the scope says so, whatever else is said, and not where it says persons', () => {
    expect(areCompanies([cell('scope', { customer_type: 'b2b' }), ledger('b2c')])).toBe(true);
    expect(areCompanies([ledger('b2b'), cell('scope', { customer_type: 'b2c' })])).toBe(false);
  });

  it('without a scope only where every step that says anything says so', () => {
    expect(areCompanies([ledger('b2b'), cell('rfm', {}), ledger(null)])).toBe(true);
    expect(areCompanies([ledger('b2b'), cell('strategy', { customer_type: 'b2c' })])).toBe(false);
    expect(areCompanies([ledger('b2b'), cell('persona', { form: 'consumer' })])).toBe(false);
    expect(areCompanies([cell('persona', { form: 'company' }), cell('persona', { form: 'auto' })])).toBe(
      true,
    );
    expect(areCompanies([cell('cluster', { form: 'company' })])).toBe(false);
  });

  it('never where nobody says anything', () => {
    expect(areCompanies([])).toBe(false);
    expect(areCompanies([cell('scope', null), cell('scope', {}), ledger(null)])).toBe(false);
  });

  it('without a word of the scope as of the other steps', () => {
    expect(areCompanies([cell('scope', {}), ledger('b2b')])).toBe(true);
  });
});
