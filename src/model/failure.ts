import type { Value } from './table';

/**
 * Every way in which something can fail, as data: the text for people is made on the main thread from the code
 * (`i18n/shell/failures.ts` has one in each language). Grammar: `<where>.<what>`.
 */
export const FAILURE_CODES = [
  // the engine
  'engine.start_failed',
  'engine.download_failed',
  'engine.hash_mismatch',
  'engine.out_of_memory',
  'engine.internal',
  'engine.restarted',
  'engine.timeout',
  // the document
  'document.bad_yaml',
  'document.bad_options',
  'document.bad_name',
  'document.duplicate_name',
  'document.unknown_kind',
  'document.unclosed_fence',
  'document.bad_front_matter',
  'document.newer_version',
  'graph.cycle',
  'graph.missing_table',
  'graph.missing_segmentation',
  'graph.blocked',
  // sql
  'sql.failed',
  'sql.several_statements',
  'sql.not_a_query',
  'sql.unknown_parameter',
  'sql.forbidden',
  // import
  'import.no_file',
  'import.empty',
  'import.header_only',
  'import.not_a_table',
  'import.too_many_columns',
  'import.corrupt',
  'import.password',
  'import.zip_bomb',
  'import.unknown_sheet',
  'import.unknown_member',
  'import.nested',
  'import.json_shape',
  'import.unknown_column',
  'import.missing_field',
  'import.bad_expression',
  'import.unreadable',
  'import.files_differ',
  // analyses
  'analysis.no_customers',
  'analysis.too_few_rows',
  'analysis.missing_column',
  'analysis.not_numeric',
  'analysis.no_variation',
  'analysis.one_class',
  'analysis.too_many_classes',
  'analysis.bad_as_of',
  'analysis.unknown_segment',
  'analysis.duplicate_customers',
  'analysis.no_baskets',
  'analysis.empty_window',
  'analysis.no_ruler',
  'position.too_many_brands',
  'plan.too_many_tasks',
  'tags.bad_rule',
  'groups.no_date',
  'needs.no_items',
  'persona.all_hidden',
  'needs.nobody',
  // templates of other systems
  'template.old_format',
  'template.no_headings',
  'template.too_large',
  'template.unknown_heading',
  'export.too_many_files',
  // ledger
  'ledger.bad_memory',
  // share
  'share.fragment_lost',
  'share.truncated',
  'share.too_large',
  'share.unknown_version',
  'share.not_a_document',
  'share.report_too_large',
  'share.bad_report',
  'report.file_failed',
  'storage.full',
  'storage.unavailable',
  'storage.another_tab',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

export interface Failure {
  readonly code: FailureCode;
  /** A technical sentence in English for logs: `invalid|missing|unknown <thing>: <value>`. */
  readonly message: string;
  /** What the reader's text is filled with. */
  readonly values?: Readonly<Record<string, Value>>;
  readonly sql?: string;
  readonly cell?: string;
  /** Where in the cell's text, 1-based. */
  readonly position?: { readonly line: number; readonly column: number };
}

/** A failure on its way to whoever turns it into data again. */
export class KequnError extends Error {
  readonly code: FailureCode;
  readonly values: Readonly<Record<string, Value>>;
  readonly sql?: string;
  readonly position?: Failure['position'];

  constructor(
    code: FailureCode,
    message: string,
    details: {
      values?: Failure['values'];
      sql?: string;
      position?: Failure['position'];
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'KequnError';
    this.code = code;
    this.values = details.values ?? {};
    this.sql = details.sql;
    this.position = details.position;
  }
}

/** Any thrown thing as data. What is not a KequnError becomes `fallback`. */
export function toFailure(error: unknown, fallback: FailureCode = 'engine.internal', cell?: string): Failure {
  if (error instanceof KequnError) {
    const { code, message, values, sql, position } = error;
    return { code, message, values, sql, position, cell };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: fallback, message, values: { message }, cell };
}

/** A failure that crossed a worker boundary as data, to be thrown again. */
export function toKequnError({ code, message, values, sql, position }: Failure): KequnError {
  return new KequnError(code, message, { values, sql, position });
}
