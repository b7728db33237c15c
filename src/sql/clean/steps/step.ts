/** The steps of a recipe, with every default in place. What a step does to a table is in the file of its name. */

/** Columns by name, or every text column. */
export type ColumnChoice = 'all' | readonly string[];
/** Old value -> new value. */
export type ValueMap = Readonly<Record<string, string | null>>;

export interface TrimStep {
  readonly kind: 'trim';
  readonly columns: ColumnChoice;
}
export interface HalfWidthStep {
  readonly kind: 'half_width';
  readonly columns: ColumnChoice;
}
export interface CaseStep {
  readonly kind: 'case';
  readonly columns: readonly string[];
  readonly to: 'upper' | 'lower' | 'title';
}
export interface ReplaceStep {
  readonly kind: 'replace';
  readonly columns: ColumnChoice;
  readonly find: string;
  readonly with: string;
  readonly regex: boolean;
}
export interface MapValuesStep {
  readonly kind: 'map_values';
  readonly column: string;
  /** Null where the map is kept on the device under `local`. */
  readonly map: ValueMap | null;
  readonly local: string | null;
}
export interface SplitStep {
  readonly kind: 'split';
  readonly column: string;
  readonly by: string;
  readonly into: readonly string[];
}
export interface JoinColumnsStep {
  readonly kind: 'join_columns';
  readonly columns: readonly string[];
  readonly with: string;
  readonly into: string;
}
export interface ParseDatesStep {
  readonly kind: 'parse_dates';
  readonly columns: readonly string[];
  /** strptime formats that are tried before the usual styles. */
  readonly styles: readonly string[];
  readonly day_first: boolean;
  readonly as: 'date' | 'timestamp';
}
export interface CurrencyRule {
  /** The column that names each row's currency. */
  readonly column: string;
  /** How many units of the target currency one unit is worth. */
  readonly rates: Readonly<Record<string, number>>;
}
export interface ParseNumbersStep {
  readonly kind: 'parse_numbers';
  readonly columns: readonly string[];
  /** What every number is multiplied with: 10000 turns 万元 into 元. */
  readonly times: number;
  readonly currency: CurrencyRule | null;
}
export const CAST_TYPES = ['text', 'number', 'date', 'timestamp', 'boolean'] as const;
export type CastType = (typeof CAST_TYPES)[number];
export interface CastStep {
  readonly kind: 'cast';
  readonly columns: readonly string[];
  readonly to: CastType;
}
export interface RenameStep {
  readonly kind: 'rename';
  readonly names: Readonly<Record<string, string>>;
}
export interface DropStep {
  readonly kind: 'drop';
  readonly columns: readonly string[];
}
export interface ReorderStep {
  readonly kind: 'reorder';
  /** The columns that come first, in this order; the others follow as they were. */
  readonly columns: readonly string[];
}
export const FILL_WAYS = ['constant', 'median', 'mean', 'mode', 'column', 'customer', 'unknown'] as const;
/** What empty values become where a step says no more than that they are unknown. */
export const UNKNOWN = '未知';
export type FillWay = (typeof FILL_WAYS)[number];
export interface FillStep {
  readonly kind: 'fill';
  readonly columns: readonly string[];
  readonly with: FillWay;
  readonly value: string | number | boolean | null;
  /** The column that values are taken from. */
  readonly from: string | null;
  /** The column that tells whose other rows to look at. */
  readonly customer: string;
}
export const CHECKS = ['phone', 'email', 'id_card', 'bank_card'] as const;
export type CheckKind = (typeof CHECKS)[number];
export interface CheckStep {
  readonly kind: 'check';
  readonly columns: readonly string[];
  readonly as: CheckKind;
  readonly then: 'flag' | 'empty' | 'exclude';
}
export interface DedupeStep {
  readonly kind: 'dedupe';
  /** Null: rows that are equal in every column. */
  readonly key: readonly string[] | null;
  readonly keep: 'first' | 'last' | 'most_complete';
  /** What first and last go by; null: the column `time` where there is one. */
  readonly by: string | null;
}
export const OUTLIER_METHODS = ['iqr', 'mad', 'percentile', 'limit'] as const;
export type OutlierMethod = (typeof OUTLIER_METHODS)[number];
export interface OutliersStep {
  readonly kind: 'outliers';
  readonly columns: readonly string[];
  readonly method: OutlierMethod;
  readonly then: 'flag' | 'cap' | 'exclude';
  /** How many quartile ranges (iqr) or deviations (mad) away is too far. */
  readonly factor: number | null;
  /** Percentiles 0–100 (percentile) or values (limit). */
  readonly low: number | null;
  readonly high: number | null;
}
export interface FilterStep {
  readonly kind: 'filter';
  readonly where: string;
}
export const EXCLUDE_RULES = ['refunds', 'cancelled', 'test_orders'] as const;
export type ExcludeRule = (typeof EXCLUDE_RULES)[number];
export interface ExcludeStep {
  readonly kind: 'exclude';
  readonly where: string | null;
  readonly rule: ExcludeRule | null;
  readonly because: string;
}
export interface DeriveStep {
  readonly kind: 'derive';
  readonly name: string;
  readonly sql: string;
}
export interface RegionStep {
  readonly kind: 'region';
  readonly from: readonly string[];
  /** Before the names of the four columns. */
  readonly into: string;
}
export interface BandsStep {
  readonly kind: 'bands';
  readonly column: string;
  /** Where a new band begins, ascending. */
  readonly cuts: readonly number[];
  readonly into: string;
  readonly labels: readonly string[] | null;
}
export interface JoinStep {
  readonly kind: 'join';
  readonly table: string;
  /** Column here -> column there. */
  readonly on: Readonly<Record<string, string>>;
  /** Null: all but those of `on`. */
  readonly columns: readonly string[] | null;
}
export interface UnionStep {
  readonly kind: 'union';
  readonly table: string;
}
export interface MaskStep {
  readonly kind: 'mask';
  readonly columns: readonly string[];
  readonly how: 'mask' | 'hash';
}
export const ID_CARD_PARTS = ['age_band', 'sex', 'province'] as const;
export type IdCardPart = (typeof ID_CARD_PARTS)[number];
export interface IdCardStep {
  readonly kind: 'id_card';
  readonly column: string;
  readonly take: readonly IdCardPart[];
  /** ISO day at which ages are counted; null where no age is taken. */
  readonly at: string | null;
  /** Before the names of the new columns. */
  readonly into: string;
}
export interface TagRule {
  readonly when: string;
  readonly tag: string;
}
export interface TagStep {
  readonly kind: 'tag';
  readonly into: string;
  readonly rules: readonly TagRule[];
}
export interface ScopeStep {
  readonly kind: 'scope';
  /** ISO days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly column: string;
  readonly regions: readonly string[] | null;
  readonly products: readonly string[] | null;
}

export type Step =
  | TrimStep
  | HalfWidthStep
  | CaseStep
  | ReplaceStep
  | MapValuesStep
  | SplitStep
  | JoinColumnsStep
  | ParseDatesStep
  | ParseNumbersStep
  | CastStep
  | RenameStep
  | DropStep
  | ReorderStep
  | FillStep
  | CheckStep
  | DedupeStep
  | OutliersStep
  | FilterStep
  | ExcludeStep
  | DeriveStep
  | RegionStep
  | BandsStep
  | JoinStep
  | UnionStep
  | MaskStep
  | IdCardStep
  | TagStep
  | ScopeStep;

export type StepKind = Step['kind'];
/** The step of a kind. */
export type StepOf<Kind extends StepKind> = Extract<Step, { readonly kind: Kind }>;
