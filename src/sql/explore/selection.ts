import type { Bin, Dimension, ExploreSelection } from '../../model/explore';
import { number } from '../number';
import { ident, list, text } from '../sql';
import { dimensionSql } from './dimension';

/**
 * The selected customers as a query: `s.*` of the segmentation's table, each brushed dimension joined by customer.
 * It is what a selection becomes as an `sql` step, and how it is exported.
 */
export function selectionSql(selection: ExploreSelection, columns = 's.*'): string {
  const { table } = selection;
  const brushed = brushedOf(selection);
  const joined = brushed.filter(({ dimension }) => !isOwn(dimension, table));
  const names = new Map(joined.map(({ dimension }, i) => [dimension.key, `d${i + 1}`]));
  const ctes = joined.map(
    ({ dimension }) => `${names.get(dimension.key) ?? ''} AS (\n${dimensionSql(dimension)}\n)`,
  );
  const joins = joined.map(({ dimension }) => {
    const name = names.get(dimension.key) ?? '';
    return `LEFT JOIN ${name} ON ${name}.customer = s.customer`;
  });
  const conditions = brushed.map(({ dimension, bins }) => {
    const name = names.get(dimension.key);
    return condition(dimension, bins, name === undefined ? ownValue(dimension) : `${name}.value`);
  });
  return [
    ...(ctes.length > 0 ? [`WITH ${ctes.join(', ')}`] : []),
    `SELECT ${columns}`,
    `FROM ${ident(table)} AS s`,
    ...joins,
    ...(conditions.length > 0 ? [`WHERE ${conditions.join('\n  AND ')}`] : []),
  ].join('\n');
}

/** Everyone, with `selected` saying who is in the selection: what tags are given by. */
export function markedSql(selection: ExploreSelection): string {
  return `SELECT s.*, s.customer IN (
SELECT customer FROM (
${selectionSql(selection)}
)
) AS selected
FROM ${ident(selection.table)} AS s`;
}

function brushedOf({ dimensions, brushes }: ExploreSelection) {
  return brushes.flatMap(({ key, bins }) => {
    const dimension = dimensions.find((one) => one.key === key);
    return dimension ? [{ dimension, bins }] : [];
  });
}

function isOwn({ table, single }: Dimension, own: string): boolean {
  return single && table === own;
}

function ownValue({ columns: [first, second], kind }: Dimension): string {
  const column = (name: string) => `s.${ident(name)}`;
  if (kind === 'month') return `strftime(${column(first)}, '%Y-%m')`;
  if (kind === 'grid') return `concat(${column(first)}, '-', ${column(second ?? first)})`;
  return kind === 'number' ? `${column(first)}::DOUBLE` : `nullif(trim(${column(first)}::VARCHAR), '')`;
}

/** Whether a value lies in one of the bins. */
function condition(dimension: Dimension, picked: readonly number[], value: string): string {
  const bins = picked.flatMap((bin) => dimension.bins[bin] ?? []);
  if (dimension.kind === 'list') return listCondition(bins, value);
  const values = bins.flatMap((bin) => (bin.kind === 'value' ? [text(bin.value)] : []));
  const parts = [
    ...(values.length > 0 ? [`${value} IN (${list(values)})`] : []),
    ...bins.flatMap((bin) => otherCondition(bin, dimension, value)),
  ];
  return parts.length === 0 ? 'FALSE' : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;
}

function otherCondition(bin: Bin, { bins }: Dimension, value: string): string[] {
  if (bin.kind === 'unknown') return [`${value} IS NULL`];
  if (bin.kind === 'others') {
    const named = bins.flatMap((one) => (one.kind === 'value' ? [text(one.value)] : []));
    return [`${value} NOT IN (${list(named)})`];
  }
  if (bin.kind !== 'range') return [];
  const ends = [
    ...(bin.from === null ? [] : [`${value} >= ${number(bin.from)}`]),
    ...(bin.to === null ? [] : [`${value} < ${number(bin.to)}`]),
  ];
  return [ends.length === 0 ? `${value} IS NOT NULL` : `(${ends.join(' AND ')})`];
}

/** One of the values stands in the list. */
function listCondition(bins: readonly Bin[], value: string): string {
  const values = bins.flatMap((bin) => (bin.kind === 'value' ? [text(bin.value)] : []));
  return `list_has_any(list_transform(string_split(${value}, ';'), one -> trim(one)), [${list(values)}]) IS TRUE`;
}
