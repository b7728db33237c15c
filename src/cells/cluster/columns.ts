import { KequnError } from '../../model/failure';
import type { Column, TableInfo } from '../../model/table';
import type { ClusterOptions, Feature } from './options';

/** A feature with its column, and the name under which it is published. */
export interface FeatureColumn extends Feature {
  readonly published: string;
}

/** A column of categories, and the name under which it is published. */
export interface CategoryColumn {
  readonly column: string;
  readonly published: string;
}

/** The columns a run uses. */
export interface Columns {
  readonly key: string;
  readonly features: readonly FeatureColumn[];
  readonly categories: readonly CategoryColumn[];
  readonly amount: string | null;
}

export function isNumeric({ type }: Column): boolean {
  return /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|FLOAT|DOUBLE|DECIMAL|BOOLEAN)/.test(type);
}

/** Whether a column's values may serve as categories: texts, truth values, small whole numbers. */
export function isCategory({ type }: Column): boolean {
  return /^(VARCHAR|BOOLEAN|ENUM|U?(TINY|SMALL)?INT(EGER)?$)/.test(type);
}

/**
 * Finds the columns that the options name.
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric`.
 */
export function resolveColumns(table: TableInfo, options: ClusterOptions): Columns {
  const features = usedFeatures(options).map((feature) => {
    const { name } = numeric(table, feature.column);
    return { ...feature, column: name, published: publishedName(name) };
  });
  const amount = options.amount === null ? find(table, 'monetary') : numeric(table, options.amount);
  return {
    key: required(table, options.key).name,
    features,
    categories: usedCategories(options).map((column) => {
      const { name } = required(table, column);
      return { column: name, published: publishedName(name) };
    }),
    amount: amount && isNumeric(amount) ? amount.name : null,
  };
}

/** With a baseline, the features it was made on. */
function usedFeatures({ features, baseline }: ClusterOptions): readonly Feature[] {
  if (!baseline) return features;
  return baseline.features.flatMap((column) => features.find((feature) => feature.column === column) ?? []);
}

function usedCategories({ categories, baseline }: ClusterOptions): readonly string[] {
  return baseline ? baseline.categories.map(({ column }) => column) : categories;
}

/** A feature that bears the name of a column of ours keeps its values under `<name>_raw`. */
function publishedName(column: string): string {
  return ['customer', 'segment', 'distance'].includes(column.toLowerCase()) ? `${column}_raw` : column;
}

function numeric(table: TableInfo, name: string): Column {
  const column = required(table, name);
  if (isNumeric(column)) return column;
  throw new KequnError('analysis.not_numeric', `invalid feature: ${name} is ${column.type}`, {
    values: { column: name, type: column.type, table: table.name },
  });
}

function required(table: TableInfo, name: string): Column {
  const column = find(table, name);
  if (column) return column;
  throw new KequnError('analysis.missing_column', `missing column: ${name} in ${table.name}`, {
    values: { column: name, table: table.name },
  });
}

function find({ columns }: TableInfo, name: string): Column | null {
  const exact = columns.find((column) => column.name === name);
  return exact ?? columns.find((column) => column.name.toLowerCase() === name.toLowerCase()) ?? null;
}
