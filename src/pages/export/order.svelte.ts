import type { CellView } from '../../notebook/state';
import { CONSENT_COLUMNS, type ConsentSource } from '../../model/export';
import type { TableInfo } from '../../model/table';
import type { ExportOrder, TableTools } from '../../ui/table-tools';

/** What the export dialog is open for, and the tools that tables on screen get. */
export class Exporting implements TableTools {
  #order = $state.raw<ExportOrder | null>(null);

  constructor(private readonly cells: () => readonly CellView[]) {}

  get order(): ExportOrder | null {
    return this.#order;
  }

  /** The table as its cell published it; a table no cell knows has no columns that are known to be personal. */
  table(name: string): TableInfo | undefined {
    return this.tables().find((table) => table.name === name);
  }

  /** The table that says who does not want to be addressed: the first with customers and such a column. */
  consent(): ConsentSource | null {
    const has = ({ columns }: TableInfo, name: string) => columns.some((column) => column.name === name);
    for (const table of this.tables().filter((one) => has(one, 'customer'))) {
      const column = CONSENT_COLUMNS.find((name) => has(table, name));
      if (column) return { table: table.name, column };
    }
    return null;
  }

  masked(table: string): readonly string[] {
    const columns = this.table(table)?.columns ?? [];
    return columns.filter(({ sensitivity }) => sensitivity !== undefined).map(({ name }) => name);
  }

  export(order: ExportOrder): void {
    this.#order = order;
  }

  close(): void {
    this.#order = null;
  }

  private tables(): readonly TableInfo[] {
    return this.cells().flatMap((cell) => cell.state.outcome?.tables ?? []);
  }
}
