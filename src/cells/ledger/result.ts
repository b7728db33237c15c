import type { TableKind } from '../../model/table-kind';
import type { KeyKind } from '../../sql/ledger/identity';

/** What became of the rows of one source. */
export interface LedgerSource {
  readonly table: string;
  readonly as: TableKind;
  readonly rows: number;
  /** Rows by what told whose they are; they and `unknown` add up to `rows`. */
  readonly by: Readonly<Record<KeyKind, number>>;
  /** Rows that name nobody. */
  readonly unknown: number;
  readonly customers: number;
}

export interface FieldFigures {
  readonly field: string;
  /** Customers where it is known. */
  readonly filled: number;
  /** Tables that have it; none: no source says anything. */
  readonly sources: readonly string[];
  /** Customers for whom sources differ. */
  readonly conflicts: number;
  readonly required: boolean;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly vanished: number;
  readonly returned: number;
  readonly merged: number;
  /** Changed values by field. */
  readonly fields: readonly { readonly field: string; readonly values: number }[];
}

export interface LedgerResult {
  readonly customers: number;
  readonly customer_type: 'b2c' | 'b2b';
  readonly as_of: string | null;
  readonly sources: readonly LedgerSource[];
  readonly fields: readonly FieldFigures[];
  /** Filled required fields over all there could be; null without customers. */
  readonly completeness: number | null;
  readonly complete_customers: number;
  readonly required: readonly string[];
  /** Keys that join what would else be several customers; `joined`: ids that belong to a customer beside the one it goes by. */
  readonly matches: Readonly<Record<KeyKind, number>> & { readonly joined: number };
  readonly conflicts: number;
  readonly missing: number;
  /** Members without an order that counts; null where there are no orders. */
  readonly never_bought: number | null;
  readonly review: { readonly groups: number; readonly ids: number; readonly near: number };
  readonly outliers: { readonly open: number; readonly verified: number };
  readonly groups: number;
  /** What is remembered; null where nothing is yet. */
  readonly memory: {
    readonly customers: number;
    readonly last_seen: string | null;
    readonly gone: number;
    readonly changes: ChangeCounts;
  } | null;
  /** The period that 年采购额 counts, where it is counted from orders. */
  readonly year: { readonly from: string; readonly to: string } | null;
}
