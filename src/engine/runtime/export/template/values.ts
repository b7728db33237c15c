import { writeDate } from '../../../../lib/date-pattern';
import { harmless } from '../../../../lib/harmless';
import type { TemplateFill, TemplateHeading, TemplateMapping } from '../../../../model/export';
import { KequnError } from '../../../../model/failure';
import type { Value } from '../../../../model/table';
import type { ExportColumn } from '../rows';
import type { CellText } from './fill-sheet';

/** What the checks of a filled template found, by heading. */
export interface Found {
  readonly notInList: Record<string, number>;
  readonly missingRequired: Record<string, number>;
  guarded: number;
}

/** One heading that is filled, and from what. */
interface Target {
  readonly heading: TemplateHeading;
  /** Places in a row of the table. */
  readonly places: readonly number[];
  /** The same text in every row. */
  readonly text: string | null;
}

/** Turns rows of a table into the values of a template's columns. */
export class TemplateValues {
  readonly found: Found = { notInList: {}, missingRequired: {}, guarded: 0 };
  private readonly targets: readonly Target[];

  /**
   * @throws `template.unknown_heading` where the mapping speaks of a heading that the template does not have
   */
  constructor(
    private readonly mapping: TemplateMapping,
    headings: readonly TemplateHeading[],
    private readonly columns: readonly ExportColumn[],
  ) {
    this.targets = Object.entries(mapping.columns).map(([name, fill]) => {
      const heading = headings.find((one) => one.heading === name);
      if (heading) return { heading, ...sourceOf(fill, columns) };
      const values = { heading: name, headings: headings.map((one) => one.heading).join(', ') };
      throw new KequnError('template.unknown_heading', `unknown heading: ${name}`, { values });
    });
  }

  /** The columns of the template that are filled, in the order of the values. */
  get places(): readonly number[] {
    return this.targets.map(({ heading }) => heading.column);
  }

  row(values: readonly Value[]): CellText[] {
    return this.targets.map((target) => {
      const value = this.valueOf(target, values);
      this.check(target.heading, value);
      return typeof value === 'string' ? this.guard(value) : value;
    });
  }

  private valueOf({ places, text }: Target, values: readonly Value[]): CellText {
    if (text !== null) return text;
    const written = places.map((place) => this.written(values[place] ?? null, this.columns[place]));
    const [only = null] = written;
    if (written.length === 1) return only;
    const present = written.filter((value) => value !== null && value !== '');
    return present.length === 0 ? null : present.join(this.mapping.join);
  }

  private written(value: Value, column: ExportColumn | undefined): CellText {
    if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
    if (typeof value === 'boolean') return value ? '是' : '否';
    if (typeof value === 'number' || !column) return value;
    if (column.type === 'DATE' || column.type.startsWith('TIMESTAMP'))
      return writeDate(value, this.mapping.dates);
    if (column.type.startsWith('DECIMAL')) return Number(value);
    return this.tags(value);
  }

  /** Tags are kept apart by `;` here; the target system may want something else between them. */
  private tags(text: string): string {
    const { join } = this.mapping;
    return join === ';' ? text.replaceAll('；', ';') : text.replace(/\s*[;；┋]\s*/g, join);
  }

  private check({ heading, required, choices }: TemplateHeading, value: CellText): void {
    if (value === null || value === '') {
      if (required) count(this.found.missingRequired, heading);
      return;
    }
    if (choices.length > 0 && !choices.includes(String(value))) count(this.found.notInList, heading);
  }

  /** A cell of text is never calculated, but what reads the file may hand it on: phones and numbers apart, it gets a quote. */
  private guard(value: string): string {
    if (/^[-+]?[\d\s().*-]+$/.test(value)) return value;
    const safe = harmless(value);
    if (safe !== value) this.found.guarded += 1;
    return safe;
  }
}

function sourceOf(fill: TemplateFill, columns: readonly ExportColumn[]): Omit<Target, 'heading'> {
  if (typeof fill === 'object' && 'text' in fill) return { places: [], text: fill.text };
  const names = typeof fill === 'string' ? [fill] : fill;
  return { places: names.map((name) => placeOf(name, columns)), text: null };
}

function placeOf(name: string, columns: readonly ExportColumn[]): number {
  const place = columns.findIndex((column) => column.name === name);
  if (place >= 0) return place;
  const values = { column: name, field: name, columns: columns.map((column) => column.name).join(', ') };
  throw new KequnError('import.unknown_column', `unknown column: ${name}`, { values });
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** The columns of the table that a mapping needs. */
export function neededColumns(mapping: TemplateMapping): string[] {
  const names = Object.values(mapping.columns).flatMap((fill) => {
    if (typeof fill === 'string') return [fill];
    return 'text' in fill ? [] : fill;
  });
  return [...new Set(names)];
}
