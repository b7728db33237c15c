import { kindDefinition } from '../../cells/kinds';
import type { Available, CellKind } from '../../model/cell';
import type { Column } from '../../model/table';
import { addCell, setProse } from '../document/edit';
import { blockKeys } from '../document/keys';
import type { DocumentSpec } from '../document/spec';

export type Options = Readonly<Record<string, unknown>>;

/** Builds a document block by block. */
export class Builder {
  #tables: Available['tables'] = [];
  #segmentations: readonly string[] = [];

  constructor(
    public document: DocumentSpec,
    private readonly reserved: readonly string[],
  ) {}

  /**
   * Prose after the last cell. Citations name cells as they were wanted (`{rfm.customers}`); `names` are those, which are
   * replaced by what the cells are called here.
   */
  prose(text: string, names: readonly string[] = []): void {
    const last = blockKeys(this.document.blocks).at(-1) ?? '';
    this.document = setProse(this.document, `text:${last}`, this.cited(text, names));
  }

  /** A text with its citations naming cells as they are called here. */
  cited(text: string, names: readonly string[]): string {
    return names.reduce((all, name) => all.replaceAll(`{${name}.`, `{${this.nameFor(name)}.`), text);
  }

  /** A cell after the last block, under the name wanted unless the reader's input has it; returns its name. */
  cell(kind: CellKind, wanted: string, options: Options): string {
    const name = this.nameFor(wanted);
    this.add(kind, name, options);
    return name;
  }

  /** A cell with the options that its kind proposes for the tables known so far, and those that are given. */
  usual(kind: CellKind, wanted: string, options: Options = {}): string {
    const available = { tables: this.#tables, segmentations: this.#segmentations, inputs: this.reserved };
    return this.cell(kind, wanted, { ...kindDefinition(kind).template(available), ...options });
  }

  add(kind: CellKind, name: string, options: Options): void {
    const after = blockKeys(this.document.blocks).at(-1) ?? null;
    this.document = addCell(this.document, after, { kind, name, options });
    if (kindDefinition(kind).segments) this.#segmentations = [...this.#segmentations, name];
  }

  /** Tells what columns a table will have, so that later cells can be proposed for it. */
  publishes(name: string, columns: readonly Column[]): void {
    this.#tables = [...this.#tables, { name, columns }];
  }

  nameFor(wanted: string): string {
    return this.reserved.includes(wanted) ? `${wanted}_result` : wanted;
  }
}
