import { toFailure, type Failure } from '../../model/failure';
import {
  fieldSpec,
  type FieldMap,
  type FieldMapping,
  type FieldType,
  type RowKind,
} from '../../model/fields';
import type { ImportOptions, ImportPreview } from '../../model/import';
import type { FileGroup } from './groups';

type Preview = (file: File, options: ImportOptions) => Promise<ImportPreview>;

/** What the reader decided about a group of files: how to read them and what their columns mean. */
export interface ImportChoice {
  readonly files: readonly File[];
  readonly import: ImportOptions;
  readonly map: FieldMap;
  readonly row: RowKind;
  readonly preview: ImportPreview;
}

/**
 * The state of the import dialog for one group of files. Changing how a file is read asks for a new preview; what
 * the reader mapped by hand survives as long as the columns do.
 */
export class ImportDraft {
  readonly files: readonly File[];
  readonly #ask: Preview;
  #preview = $state.raw<ImportPreview>() as ImportPreview;
  #options = $state.raw<ImportOptions>({});
  #byHand = $state.raw<Readonly<Record<string, FieldMapping | null>>>({});
  #row = $state.raw<RowKind | null>(null);
  #keep = $state.raw<readonly string[]>([]);
  #keepTouched = false;
  #failure = $state.raw<Failure | null>(null);
  #busy = $state(false);
  #version = 0;

  constructor(group: FileGroup, ask: Preview) {
    this.files = group.files;
    this.#ask = ask;
    this.#take(group.preview);
  }

  get preview(): ImportPreview {
    return this.#preview;
  }
  get failure(): Failure | null {
    return this.#failure;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get row(): RowKind {
    return this.#row ?? this.#preview.row.kind;
  }
  set row(kind: RowKind) {
    this.#row = kind;
  }
  get keep(): readonly string[] {
    return this.#keep;
  }

  /** The guess, with what the reader changed on top. */
  readonly map: FieldMap = $derived.by(() => {
    const columns = this.#preview.columns.map((column) => column.name);
    const byHand = Object.entries(this.#byHand);
    const lost = ([, mapping]: [string, FieldMapping | null]) =>
      typeof mapping === 'string' && !columns.includes(mapping);
    const kept = Object.fromEntries(byHand.filter((entry) => !lost(entry)));
    const merged = Object.entries({ ...this.#preview.map, ...kept });
    return Object.fromEntries(merged.filter((entry): entry is [string, FieldMapping] => entry[1] !== null));
  });

  /** Columns whose values are personal: mapped to a personal field, or named like one. */
  readonly personal: readonly string[] = $derived.by(() => {
    const fields = Object.entries(this.map).filter(([field]) => fieldSpec(field).sensitivity !== 'none');
    const named = this.#preview.columns.filter((column) => column.personal);
    return [
      ...fields.flatMap(([, mapping]) => (typeof mapping === 'string' ? [mapping] : [])),
      ...named.map((column) => column.name),
    ];
  });

  typeOf(column: string): FieldType {
    const guessed = this.#preview.columns.find((known) => known.name === column)?.type ?? 'text';
    return this.#options.types?.[column] ?? guessed;
  }

  /**
   * Takes over how the document reads an input already. Where the file has all its columns, next month's file takes the
   * same road, no field more and no field less; otherwise what fits is taken and the rest stays guessed.
   */
  adopt(map: FieldMap, row: RowKind | undefined): void {
    const columns = this.#preview.columns.map((column) => column.name);
    const fits = ([, mapping]: [string, FieldMapping]) =>
      typeof mapping !== 'string' || columns.includes(mapping);
    const entries = Object.entries(map);
    const rest = entries.every(fits) ? Object.keys(this.#preview.map).map((field) => [field, null]) : [];
    this.#byHand = { ...Object.fromEntries(rest), ...Object.fromEntries(entries.filter(fits)) };
    if (row) this.#row = row;
  }

  setMapping(field: string, mapping: FieldMapping | null): void {
    this.#byHand = { ...this.#byHand, [field]: mapping };
  }

  setKeep(column: string, keep: boolean): void {
    const others = this.#keep.filter((one) => one !== column);
    this.#keepTouched = true;
    this.#keep = keep ? [...others, column] : others;
  }

  setType(column: string, type: FieldType): void {
    void this.read({ types: { ...this.#options.types, [column]: type } });
  }

  /** Reads the first file anew with some options changed. A late answer is dropped. */
  async read(change: ImportOptions): Promise<void> {
    const first = this.files[0];
    if (!first) return;
    const version = ++this.#version;
    this.#options = { ...this.#options, ...change };
    this.#busy = true;
    try {
      const preview = await this.#ask(first, this.#options);
      if (version === this.#version) this.#take(preview);
    } catch (error) {
      if (version === this.#version) this.#failure = toFailure(error, 'import.unreadable');
    } finally {
      if (version === this.#version) this.#busy = false;
    }
  }

  #take(preview: ImportPreview): void {
    this.#preview = preview;
    this.#failure = null;
    const all = preview.columns.map((column) => column.name);
    const offered = preview.columns.filter((column) => !column.personal).map((column) => column.name);
    const kept = this.#keep.filter((column) => all.includes(column));
    this.#keep = this.#keepTouched && kept.length > 0 ? kept : (preview.options.keep ?? offered);
  }

  /** What is written into the document: every guess stated, so that next month's file takes the same road. */
  choice(): ImportChoice {
    const { format, encoding, delimiter, header, sheet } = this.#preview.options;
    const kept = this.#preview.columns.filter((column) => this.#keep.includes(column.name));
    const usual = this.#preview.columns.filter((column) => !column.personal);
    const options: ImportOptions = {
      format,
      ...(format === 'delimited' ? { encoding, delimiter } : { sheet }),
      header,
      ...(this.#options.types && { types: this.#options.types }),
      ...(sameItems(kept, usual) ? {} : { keep: kept.map((column) => column.name) }),
    };
    return { files: this.files, import: options, map: this.map, row: this.row, preview: this.#preview };
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
