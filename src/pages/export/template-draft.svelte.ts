import { rememberedFor } from '../../notebook/document/templates';
import type {
  DatePattern,
  TemplateFill,
  TemplateHeading,
  TemplateInfo,
  TemplateMapping,
  TemplateSheet,
} from '../../model/export';

/** What the reader decides of a dropped template; begins with what the document remembers, else with the proposal. */
export class TemplateDraft {
  sheetIndex = $state(0);
  first = $state(2);
  columns = $state.raw<Readonly<Record<string, TemplateFill>>>({});
  dates = $state<DatePattern>('yyyy-MM-dd');
  join = $state(';');
  rows = $state<number | null>(null);
  megabytes = $state<number | null>(null);
  /** The remembered mapping that was used. */
  remembered = $state<string | null>(null);

  constructor(
    readonly file: File,
    readonly info: TemplateInfo,
    private readonly known: Readonly<Record<string, TemplateMapping>>,
    private readonly columnNames: readonly string[],
  ) {
    this.chooseSheet(info.likely);
  }

  get sheet(): TemplateSheet | undefined {
    return this.info.sheets[this.sheetIndex];
  }

  chooseSheet(index: number): void {
    this.sheetIndex = index;
    const sheet = this.sheet;
    if (!sheet) return;
    const found = rememberedFor(this.known, sheet);
    this.remembered = found?.name ?? null;
    this.first = found?.mapping.first ?? sheet.first;
    this.columns = found ? this.usable(found.mapping.columns) : sheet.proposal;
    this.dates = found?.mapping.dates ?? 'yyyy-MM-dd';
    this.join = found?.mapping.join ?? ';';
    this.rows = found?.mapping.rows ?? null;
    this.megabytes = found?.mapping.bytes === undefined ? null : found.mapping.bytes / 1e6;
  }

  /** Without what speaks of columns that the table at hand does not have. */
  private usable(columns: Readonly<Record<string, TemplateFill>>): Readonly<Record<string, TemplateFill>> {
    const has = (name: string) => this.columnNames.includes(name);
    const entries = Object.entries(columns).filter(([, fill]) => {
      if (typeof fill === 'string') return has(fill);
      return 'text' in fill || fill.every(has);
    });
    return Object.fromEntries(entries);
  }

  set(heading: string, fill: TemplateFill | null): void {
    const rest = Object.entries(this.columns).filter(([name]) => name !== heading);
    this.columns = Object.fromEntries(fill === null ? rest : [...rest, [heading, fill]]);
  }

  readonly missing: readonly TemplateHeading[] = $derived(
    (this.sheet?.headings ?? []).filter(
      ({ heading, required }) => required && this.columns[heading] === undefined,
    ),
  );

  get mapping(): TemplateMapping {
    const { sheet } = this;
    return {
      ...(sheet && sheet.name !== '' && { sheet: sheet.name }),
      header: sheet?.header ?? 1,
      first: Math.max((sheet?.header ?? 1) + 1, this.first),
      columns: this.columns,
      dates: this.dates,
      join: this.join,
      ...(this.rows !== null && this.rows > 0 && { rows: Math.floor(this.rows) }),
      ...(this.megabytes !== null && this.megabytes > 0 && { bytes: Math.round(this.megabytes * 1e6) }),
    };
  }

  /** Under which name the document remembers it: that of the file, without what changes from one download to the next. */
  get name(): string {
    const stem = this.info.fileName.replace(/\.\w+$/, '').replace(/[\s_-]*[(（]?\d{1,14}[)）]?$/, '');
    return this.remembered ?? (stem.trim() || 'template');
  }
}
