import type { ClvResult } from './result';

/** A row of the table of parameters. */
export interface ParameterRow {
  readonly key: 'r' | 'alpha' | 'a' | 'b' | 'p' | 'q' | 'v';
  readonly symbol: string;
  readonly estimate: number;
  readonly error: number | null;
}

/** The parameters of both models with their standard errors. */
export function parameterRows({
  purchases,
  values,
}: Pick<ClvResult, 'purchases' | 'values'>): ParameterRow[] {
  return [
    ...(purchases ? rows(['r', 'alpha', 'a', 'b'], purchases.parameters, purchases.errors) : []),
    ...(values ? rows(['p', 'q', 'v'], values.parameters, values.errors) : []),
  ];
}

function rows<Key extends ParameterRow['key']>(
  keys: readonly Key[],
  parameters: Readonly<Record<Key, number>>,
  errors: Readonly<Record<Key, number>> | null,
): ParameterRow[] {
  return keys.map((key) => ({
    key,
    symbol: key === 'alpha' ? 'α' : key,
    estimate: parameters[key],
    error: errors?.[key] ?? null,
  }));
}
