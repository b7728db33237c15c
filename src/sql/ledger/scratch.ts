import type { Database } from '../../model/database';
import { ident } from '../sql';

/** The temporary tables and views of one run, under names of its own; what a run made it drops. */
export class Scratch {
  private readonly made: { readonly name: string; readonly type: 'TABLE' | 'VIEW' }[] = [];

  constructor(
    readonly database: Database,
    private readonly cell: string,
  ) {}

  /** The name of a part of this run. */
  name(part: string): string {
    return `__${this.cell}_${part}`;
  }

  /** Makes a temporary table from a query; returns its name. */
  async table(part: string, query: string): Promise<string> {
    return this.make(part, 'TABLE', query);
  }

  /** Makes a temporary view of a query; returns its name. */
  async view(part: string, query: string): Promise<string> {
    return this.make(part, 'VIEW', query);
  }

  /** Remembers a table that was made elsewhere under a name of this run. */
  adopt(name: string): void {
    this.made.push({ name, type: 'TABLE' });
  }

  /** Drops tables that are not needed any more: over millions of customers each takes its share of the memory. */
  async discard(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.database.run(`DROP TABLE IF EXISTS ${ident(name)}`);
  }

  /** Drops everything, views before the tables they read. */
  async drop(): Promise<void> {
    for (const { name, type } of this.made.reverse()) {
      await this.database.run(`DROP ${type} IF EXISTS ${ident(name)}`);
    }
    this.made.length = 0;
  }

  private async make(part: string, type: 'TABLE' | 'VIEW', query: string): Promise<string> {
    const name = this.name(part);
    await this.database.run(`CREATE OR REPLACE TEMP ${type} ${ident(name)} AS\n${query}`);
    this.made.push({ name, type });
    return name;
  }
}
