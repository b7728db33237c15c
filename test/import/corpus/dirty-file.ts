/** A value of the expected table: as DuckDB gives it to the page, numbers and decimals as plain text. */
export type Cell = string | null;

/** One trait of files as they are, in the smallest file that shows it, and the table that must come of it. */
export interface DirtyFile {
  readonly name: string;
  /** What is dirty about it, for the reader of a failing test. */
  readonly trait: string;
  /** File names with their bytes or text; several are united. */
  readonly files: () => Promise<readonly File[]> | readonly File[];
  /** Options of the source cell besides its input; nothing, since what people drop must be read unaided. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Codes of warnings that must be among those of the result: nothing is passed over in silence. */
  readonly warns?: readonly string[];
  /** Facts of the result that must hold. */
  readonly result?: Readonly<Record<string, unknown>>;
}

export function csv(name: string, ...lines: readonly string[]): readonly File[] {
  return [new File([`${lines.join('\n')}\n`], name)];
}

export function bytes(name: string, content: Uint8Array): readonly File[] {
  return [new File([content as Uint8Array<ArrayBuffer>], name)];
}
