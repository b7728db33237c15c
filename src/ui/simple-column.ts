/** A column of a small table whose rows are all at hand. */
export interface SimpleColumn<Row> {
  readonly heading: string;
  /** The text of a row's cell, already in the reader's language. */
  readonly text: (row: Row) => string;
  /** Figures stand at the right. */
  readonly right?: boolean;
  /** 1–8: a segment colour before the text. */
  readonly colour?: (row: Row) => number | undefined;
  /** The column that names the row. */
  readonly names?: boolean;
  /** May break into lines. */
  readonly wraps?: boolean;
}
