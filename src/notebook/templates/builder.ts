import type { CellKind } from '../../model/cell';
import { addCell, setProse } from '../document/edit';
import { blockKeys } from '../document/keys';
import type { DocumentSpec } from '../document/spec';

export type Options = Readonly<Record<string, unknown>>;

/** Builds a document block by block. */
export class Builder {
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
    const cited = names.reduce((all, name) => all.replaceAll(`{${name}.`, `{${this.nameFor(name)}.`), text);
    this.document = setProse(this.document, `text:${last}`, cited);
  }

  /** A cell after the last block, under the name wanted unless the reader's input has it; returns its name. */
  cell(kind: CellKind, wanted: string, options: Options): string {
    const name = this.nameFor(wanted);
    this.add(kind, name, options);
    return name;
  }

  add(kind: CellKind, name: string, options: Options): void {
    const after = blockKeys(this.document.blocks).at(-1) ?? null;
    this.document = addCell(this.document, after, { kind, name, options });
  }

  nameFor(wanted: string): string {
    return this.reserved.includes(wanted) ? `${wanted}_result` : wanted;
  }
}
