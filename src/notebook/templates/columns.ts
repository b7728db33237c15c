import type { FieldType } from '../../model/fields';
import type { Column } from '../../model/table';
import type { TemplateInput } from './input';

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'VARCHAR',
  number: 'DECIMAL(18,4)',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  boolean: 'BOOLEAN',
};

/** The columns that the input's mapped fields will have. */
export function fieldColumns({ map, fields }: TemplateInput): Column[] {
  const types = new Map(Object.entries(fields).map(([key, type]) => [key.replace(/\?$/, ''), type]));
  return Object.keys(map).map((name) => ({ name, type: TYPES[types.get(name) ?? 'text'] }));
}

const METRICS = [
  'frequency',
  'frequency_6m',
  'frequency_12m',
  'recency',
  'monetary',
  'amount_12m',
  'score100',
];

/** Of the columns that a `metrics` cell publishes, those that later steps are proposed for. */
export function metricColumns(): Column[] {
  const text = ['customer', 'grade'].map((name) => ({ name, type: 'VARCHAR' }));
  return [...text, ...METRICS.map((name) => ({ name, type: 'DOUBLE' }))];
}
