import type { FieldMap } from '../../model/fields';
import type { Value } from '../../model/table';
import type { Warning, WarningCode } from '../../model/warning';
import { currenciesOf } from '../../import/currency';
import type { SampledColumn } from '../../import/fields';
import { hasLostDigits } from '../../import/lost-digits';
import { type ColumnPlan, isMoney } from '../../import/plan';
import type { PreparedFile } from '../../import/prepare';
import { stableJson } from '../../lib/stable-json';
import { readingFieldType } from '../../sql/clean/reading';
import { unitOfName } from '../../import/units';
import type { Imported } from './import-rows';
import type { SourceColumn, SourceFile } from './result';

/** What the reader must know of how the files were read. */
export function fileWarnings(
  files: readonly PreparedFile[],
  imported: Imported,
  leftOut: readonly string[],
): Warning[] {
  const replaced = sum(files.map((file) => file.replaced));
  const summary = sum(files.map((file) => file.footer.length)) + imported.between;
  const renamed = sum(files.map((file) => file.renamed));
  const differing = differingColumns(files);
  const doubtful = files.find((file) => !file.opened.encodingCertain);
  const encoding = files.map((file) => file.opened.encoding)[0] ?? 'utf-8';
  return [
    ...readerWarnings(files),
    ...when(imported.rejected > 0, 'import.rows_rejected', { rows: imported.rejected }),
    ...when(imported.mended > 0, 'import.quotes_mended', { rows: imported.mended }),
    ...when(replaced > 0, 'import.characters_replaced', { count: replaced, encoding }),
    ...when(summary > 0, 'import.summary_rows_dropped', { rows: summary }),
    ...when(renamed > 0, 'import.columns_renamed', {
      count: renamed,
      columns: renamedColumns(files).join(', '),
    }),
    ...when(differing.length > 0, 'import.columns_differ', {
      count: differing.length,
      columns: differing.join(', '),
    }),
    ...when(doubtful !== undefined, 'import.encoding_doubtful', {
      encoding: doubtful?.opened.encoding ?? encoding,
    }),
    ...when(leftOut.length > 0, 'import.columns_left_out', {
      count: leftOut.length,
      columns: leftOut.join(', '),
    }),
  ];
}

/** What the readers of the formats say; the same of several files once. */
function readerWarnings(files: readonly PreparedFile[]): Warning[] {
  const all = files.flatMap((file) => file.opened.warnings);
  return [...new Map(all.map((warning) => [stableJson(warning), warning])).values()];
}

/** Columns that only some of the files have. */
function differingColumns(files: readonly PreparedFile[]): string[] {
  const counts = new Map<string, { name: string; files: number }>();
  for (const name of files.flatMap((file) => file.names)) {
    const known = counts.get(name.toLowerCase()) ?? { name, files: 0 };
    counts.set(name.toLowerCase(), { name: known.name, files: known.files + 1 });
  }
  return [...counts.values()].filter((column) => column.files < files.length).map(({ name }) => name);
}

function renamedColumns(files: readonly PreparedFile[]): string[] {
  const names = files.flatMap((file) =>
    file.names.filter((name, i) => name !== file.layout.originals[i]?.trim()),
  );
  return [...new Set(names)].slice(0, 20);
}

/** Money that is not in the base unit, and files that differ in it: what is added up would be wrong. */
export function unitWarnings(
  files: readonly SourceFile[],
  columns: readonly SourceColumn[],
  map: FieldMap,
): Warning[] {
  const money = columns.filter(
    ({ field }) => field !== null && isMoney(field) && typeof map[field] === 'string',
  );
  const table = files.find(({ unit }) => unit !== null && unit.times !== 1)?.unit ?? null;
  const stated = money.flatMap(({ from, times }) => {
    const unit = unitOfName(from) ?? table;
    const left = times === 1 && unit !== null && unit.times !== 1;
    return left ? [warn('import.unit_stated', { column: from, unit: unit.unit, times: unit.times })] : [];
  });
  const units = [...new Set(files.map(({ unit }) => unit?.times ?? 1))];
  const said = files.flatMap(({ name, unit }) => (unit ? [`${name} ${unit.unit}`] : []));
  return [...stated, ...when(units.length > 1, 'import.units_differ', { units: said.join(', ') })];
}

/** Amounts in several currencies, whose signs are gone in the table. */
export function currencyWarnings(columns: readonly SampledColumn[], imported: Imported): Warning[] {
  const numbers = new Set(
    imported.columns.filter(({ reading }) => readingFieldType(reading) === 'number').map(({ name }) => name),
  );
  return columns.flatMap(({ name, values }) => {
    const currencies = numbers.has(name) ? currenciesOf(values) : [];
    return currencies.length > 1
      ? [warn('import.currencies_mixed', { column: name, currencies: currencies.join(', ') })]
      : [];
  });
}

/** Ids that a spreadsheet took for numbers: what was different may have become one. */
export function digitWarnings(columns: readonly SampledColumn[], imported: Imported): Warning[] {
  const texts = new Set(
    imported.columns.filter(({ reading }) => readingFieldType(reading) === 'text').map(({ name }) => name),
  );
  return columns.flatMap(({ name, values }) =>
    texts.has(name) && hasLostDigits(values) ? [warn('import.digits_lost', { column: name })] : [],
  );
}

/** Texts that say they are in universal time, or count seconds since 1970, which is the same. */
const UTC = /^\d{10}(\d{3})?$|\d(Z|[+-]00:?00)$/;

/** Times in universal time, which are read as they stand. */
export function utcWarnings(columns: readonly SampledColumn[], imported: Imported): Warning[] {
  const times = new Set(
    imported.columns.filter(({ reading }) => reading.kind === 'timestamp').map(({ name }) => name),
  );
  const utc = columns.filter(({ name, values }) => {
    const present = times.has(name) ? values.filter((value) => value.trim() !== '') : [];
    return present.filter((value) => UTC.test(value.trim())).length > present.length / 2;
  });
  const names = utc.map(({ name }) => name).join(', ');
  return when(utc.length > 0, 'import.times_in_utc', { count: utc.length, columns: names });
}

/** What did not convert, what is not exact, which dates could be read two ways. */
export function columnWarnings(imported: Imported): Warning[] {
  return [
    ...imported.failures.map(({ column, failed, example }) => {
      const plan = imported.columns.find(({ name }) => name === column);
      const type = plan ? readingFieldType(plan.reading) : 'text';
      return warn('import.values_not_converted', { column, count: failed, example, type });
    }),
    ...imported.columns
      .filter(isInexactMoney)
      .map(({ name }) => warn('import.amount_as_double', { column: name })),
    ...imported.columns
      .filter((column) => column.ambiguousDates)
      .map(({ name, reading }) => {
        const style = reading.kind === 'timestamp' || reading.kind === 'date' ? reading : null;
        const order = style?.yearFirst
          ? 'year/month/day'
          : style?.dayFirst === false
            ? 'month/day'
            : 'day/month';
        return warn('import.date_order_guessed', { column: name, order });
      }),
  ];
}

function isInexactMoney(column: ColumnPlan): boolean {
  return column.reading.kind === 'double' && column.fields.some(isMoney);
}

/** What was guessed about fields, and what is missing. */
export function fieldWarnings(map: FieldMap, guessed: boolean): Warning[] {
  const fields = Object.entries(map)
    .map(([field, mapping]) => `${field} = ${typeof mapping === 'string' ? mapping : mapping.sql}`)
    .join(', ');
  return [
    ...when(guessed, 'source.map_guessed', { fields }),
    ...when(map['customer'] === undefined, 'source.no_customer', {}),
  ];
}

export function warn(code: WarningCode, values: Record<string, Value>): Warning {
  return { code, values };
}

function when(condition: boolean, code: WarningCode, values: Record<string, Value>): Warning[] {
  return condition ? [warn(code, values)] : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
