import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { CONSENT_COLUMNS, type ConsentSource } from '../../model/export';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { StrategyOptions } from './options';
import { type ListSource, repeatedSql } from './query';

/** What stands behind every list, and what is to be said of it. */
export interface Source extends ListSource {
  /** Columns that a contact can be required of. */
  readonly contacts: readonly string[];
  readonly hasOwner: boolean;
  /** Ids that stand in several rows of the table of customers. */
  readonly repeated: number;
}

/** Columns of a list that are not the contacts'. */
const OWN = ['customer', 'segment', 'label_zh', 'label_en', 'arm', 'measure'];

/**
 * Finds out where contacts, account managers and consent are.
 * @throws KequnError `analysis.missing_column`
 */
export async function listSource(
  context: ComputeContext<StrategyOptions>,
  segmentation: SegmentationInfo,
  table: TableInfo,
): Promise<Source> {
  const { options } = context;
  const customers = options.customers === null ? null : withCustomer(context.table(options.customers));
  const asked = options.consent === null ? null : withCustomer(context.table(options.consent));
  const columns = (customers?.columns ?? []).map(({ name }) => name).filter((name) => !OWN.includes(name));
  const repeated = customers && !isUnique(customers) ? await countRepeated(context, customers) : 0;
  return {
    segmentation: table.name,
    segments: segmentation.segments,
    customers: customers && { table: customers.name, columns, unique: repeated === 0 },
    consent: asked ? consentOf(asked) : (consentOf(customers, false) ?? consentOf(table, false)),
    contacts: columns,
    hasOwner: columns.includes('owner'),
    repeated,
  };
}

function consentOf(table: TableInfo | null, required = true): ConsentSource | null {
  const column = CONSENT_COLUMNS.find((name) => table?.columns.some((one) => one.name === name));
  if (table && column) return { table: table.name, column };
  if (!required || !table) return null;
  throw missing(table.name, CONSENT_COLUMNS[0]);
}

function withCustomer(table: TableInfo): TableInfo {
  if (table.columns.some(({ name }) => name === 'customer')) return table;
  throw missing(table.name, 'customer');
}

function missing(table: string, column: string): KequnError {
  return new KequnError('analysis.missing_column', `missing column: ${table}.${column}`, {
    values: { column, table },
  });
}

function isUnique({ key, unique }: TableInfo): boolean {
  return key === 'customer' || (unique?.includes('customer') ?? false);
}

async function countRepeated(
  { database }: ComputeContext<StrategyOptions>,
  { name }: TableInfo,
): Promise<number> {
  const [row] = await database.rows<{ customers: number }>(repeatedSql(name));
  return row?.customers ?? 0;
}
