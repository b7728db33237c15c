import { toFailure, type Failure } from '../../model/failure';
import {
  fieldSpec,
  type FieldMap,
  type FieldMapping,
  type FieldType,
  type RowKind,
} from '../../model/fields';
import type { ImportOptions, ImportPreview } from '../../model/import';
import type { TableKind } from '../../model/table-kind';
import {
  type ColumnDifference,
  columnDifferences,
  type FileGroup,
  filesOf,
  partNames,
  partOption,
  type PreviewedFile,
} from './groups';
import { unitOffers, type UnitOffer } from './unit-offers';

type Preview = (file: File, options: ImportOptions) => Promise<ImportPreview>;

/** What the reader decided about a group of files: how to read them and what their columns mean. */
export interface ImportChoice {
  readonly files: readonly File[];
  readonly import: ImportOptions;
  readonly map: FieldMap;
  readonly row: RowKind;
  /** What the table holds, where the reader says other than was found. */
  readonly table?: TableKind;
  readonly preview: ImportPreview;
}

/** How a document reads an input already. */
export interface KnownReading {
  readonly map: FieldMap;
  readonly row?: RowKind;
  readonly table?: TableKind;
  readonly import?: ImportOptions;
}

/**
 * The state of the import dialog for one group of files. Changing how a file is read asks for a new preview; what
 * the reader mapped by hand survives as long as the columns do.
 */
export class ImportDraft {
  readonly #ask: Preview;
  #previewed = $state.raw<FileGroup>() as FileGroup;
  #options = $state.raw<ImportOptions>({});
  #byHand = $state.raw<Readonly<Record<string, FieldMapping | null>>>({});
  #row = $state.raw<RowKind | null>(null);
  #table = $state.raw<TableKind | null>(null);
  #keep = $state.raw<readonly string[]>([]);
  #keepTouched = false;
  #failure = $state.raw<Failure | null>(null);
  #busy = $state(false);
  #version = 0;

  constructor(group: FileGroup, ask: Preview) {
    this.#ask = ask;
    this.#take(group);
  }

  /** The files with what was found in each. */
  get previewed(): FileGroup {
    return this.#previewed;
  }
  readonly files: readonly File[] = $derived.by(() => filesOf(this.#previewed));
  /** Of the first file. */
  get preview(): ImportPreview {
    return this.#previewed[0].preview;
  }
  get failure(): Failure | null {
    return this.#failure;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get row(): RowKind {
    return this.#row ?? this.preview.row.kind;
  }
  set row(kind: RowKind) {
    this.#row = kind;
  }
  get table(): TableKind {
    return this.#table ?? this.preview.table.kind;
  }
  set table(kind: TableKind) {
    this.#table = kind === this.preview.table.kind ? null : kind;
  }
  get keep(): readonly string[] {
    return this.#keep;
  }
  /** How the files are asked to be read, as far as the reader said. */
  get options(): ImportOptions {
    return this.#options;
  }

  /** The guess, with what the reader changed on top. */
  readonly map: FieldMap = $derived.by(() => {
    const columns = this.preview.columns.map((column) => column.name);
    const byHand = Object.entries(this.#byHand);
    const lost = ([, mapping]: [string, FieldMapping | null]) =>
      typeof mapping === 'string' && !columns.includes(mapping);
    const kept = Object.fromEntries(byHand.filter((entry) => !lost(entry)));
    const merged = Object.entries({ ...this.preview.map, ...kept });
    return Object.fromEntries(merged.filter((entry): entry is [string, FieldMapping] => entry[1] !== null));
  });

  /** Columns whose values are personal: mapped to a personal field, or named like one. */
  readonly personal: readonly string[] = $derived.by(() => {
    const fields = Object.entries(this.map).filter(([field]) => fieldSpec(field).sensitivity !== 'none');
    const named = this.preview.columns.filter((column) => column.personal);
    return [
      ...fields.flatMap(([, mapping]) => (typeof mapping === 'string' ? [mapping] : [])),
      ...named.map((column) => column.name),
    ];
  });

  /** Columns that not all of the files have. */
  readonly differences: readonly ColumnDifference[] = $derived.by(() => columnDifferences(this.#previewed));

  /** Columns in 万元 and the like, which can be multiplied. */
  readonly offers: readonly UnitOffer[] = $derived.by(() => unitOffers(this.preview, this.map));

  typeOf(column: string): FieldType {
    const guessed = this.preview.columns.find((known) => known.name === column)?.type ?? 'text';
    return this.#options.types?.[column] ?? guessed;
  }

  timesOf(column: string): number {
    return this.#options.times?.[column] ?? 1;
  }

  /**
   * Takes over how the document reads an input already. Where the file has all its columns, next month's file takes the
   * same road, no field more and no field less; otherwise what fits is taken and the rest stays guessed.
   */
  adopt({ map, row, table, import: options = {} }: KnownReading): void {
    const columns = this.preview.columns.map((column) => column.name);
    const fits = ([, mapping]: [string, FieldMapping]) =>
      typeof mapping !== 'string' || columns.includes(mapping);
    const entries = Object.entries(map);
    const rest = entries.every(fits) ? Object.keys(this.preview.map).map((field) => [field, null]) : [];
    this.#byHand = { ...Object.fromEntries(rest), ...Object.fromEntries(entries.filter(fits)) };
    if (row) this.#row = row;
    if (table) this.table = table;
    const { types, times, between } = options;
    const change = Object.entries({ types, times, between }).filter(([, value]) => value !== undefined);
    const part = this.#onePart(options);
    this.#options = { ...this.#options, ...Object.fromEntries(change) };
    if (part !== null) void this.pick(part);
    else if (change.length > 0) void this.read({});
  }

  /** The one part of the file that the document reads, where the file has it too. */
  #onePart({ unite, sheets, members, ...options }: ImportOptions): string | null {
    const { parts } = this.#previewed[0];
    if (!parts) return null;
    const part = options[parts.of];
    if (unite || sheets || members || part === undefined || this.files.length > 1) return null;
    return [...parts.alike, ...parts.others].includes(part) ? part : null;
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

  /** Multiplies a column, or (1) leaves it as it is. Nothing is read anew: the preview shows what the file says. */
  setTimes(column: string, factor: number): void {
    const others = Object.entries(this.#options.times ?? {}).filter(([name]) => name !== column);
    const times = Object.fromEntries(factor === 1 ? others : [...others, [column, factor]]);
    this.#options = { ...this.#options, times };
  }

  /** Reads the files anew with some options changed (undefined: found out again). A late answer is dropped. */
  async read(change: {
    readonly [Option in keyof ImportOptions]: ImportOptions[Option] | undefined;
  }): Promise<void> {
    const merged = Object.entries({ ...this.#options, ...change }).filter(([, value]) => value !== undefined);
    this.#options = Object.fromEntries(merged);
    await this.#readAgain(this.#previewed);
  }

  /** Reads one sheet (or one file of an archive) of the only file there is, or (null) all of one shape as one table. */
  async pick(name: string | null): Promise<void> {
    const [{ file, preview, parts }] = this.#previewed;
    if (!parts) return;
    const entry = (part: string): PreviewedFile => ({ file, preview, parts, part });
    const [first = parts.own, ...others]: readonly string[] = name === null ? parts.alike : [name];
    this.#options = Object.fromEntries(
      Object.entries(this.#options).filter(([option]) => option !== 'sheet' && option !== 'member'),
    );
    await this.#readAgain([entry(first), ...others.map(entry)]);
  }

  async #readAgain([first, ...others]: FileGroup): Promise<void> {
    const version = ++this.#version;
    this.#busy = true;
    try {
      const again = async (one: PreviewedFile): Promise<PreviewedFile> => ({
        ...one,
        preview: await this.#ask(one.file, { ...this.#options, ...partOption(one) }),
      });
      const group: [PreviewedFile, ...PreviewedFile[]] = [await again(first)];
      for (const other of others) group.push(await again(other));
      if (version === this.#version) this.#take(group);
    } catch (error) {
      if (version === this.#version) this.#failure = toFailure(error, 'import.unreadable');
    } finally {
      if (version === this.#version) this.#busy = false;
    }
  }

  #take(group: FileGroup): void {
    this.#previewed = group;
    this.#failure = null;
    const { columns, options } = group[0].preview;
    const all = columns.map((column) => column.name);
    const offered = columns.filter((column) => !column.personal).map((column) => column.name);
    const kept = this.#keep.filter((column) => all.includes(column));
    this.#keep = this.#keepTouched && kept.length > 0 ? kept : (options.keep ?? offered);
  }

  /**
   * What is written into the document: every guess stated that holds for all files, so that next month's file takes the
   * same road. Where the files differ (one of them in another encoding), each is found out again.
   */
  choice(): ImportChoice {
    const kept = this.preview.columns.filter((column) => this.#keep.includes(column.name));
    const usual = this.preview.columns.filter((column) => !column.personal);
    const { types, times, footer, between } = this.#options;
    const options: ImportOptions = {
      ...this.#commonOptions(),
      ...this.#united(),
      ...(footer === undefined ? {} : { footer }),
      ...(between && { between }),
      ...(types && { types }),
      ...(times && Object.keys(times).length > 0 ? { times } : {}),
      ...(sameItems(kept, usual) ? {} : { keep: kept.map((column) => column.name) }),
    };
    const table = this.#table ?? undefined;
    return {
      files: this.files,
      import: options,
      map: this.map,
      row: this.row,
      ...(table && { table }),
      preview: this.preview,
    };
  }

  /** How the document says that several parts of a file are one table. */
  #united(): ImportOptions {
    const [{ parts }] = this.#previewed;
    const names = partNames(this.#previewed);
    if (!parts || names.length < 2) return {};
    const all = this.files.every((file) => {
      const own = this.#previewed.filter((one) => one.file === file);
      return own.length === (own[0]?.parts?.alike.length ?? 1);
    });
    if (all) return { unite: 'alike' };
    return parts.of === 'sheet' ? { sheets: names } : { members: names };
  }

  #commonOptions(): ImportOptions {
    const { options } = this.preview;
    const stated = (
      options.format === 'delimited'
        ? ['format', 'member', 'encoding', 'delimiter', 'header', 'header_rows']
        : ['format', 'member', 'encoding', 'sheet', 'header', 'header_rows']
    ) as readonly (keyof ImportOptions)[];
    const common = stated.filter(
      (option) =>
        options[option] !== undefined &&
        !(option === 'header_rows' && (options.header_rows ?? 1) <= 1) &&
        this.#previewed.every(({ preview }) => preview.options[option] === options[option]),
    );
    return Object.fromEntries(common.map((option) => [option, options[option]]));
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
