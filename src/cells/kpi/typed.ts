import { entering, type Edit } from './edits';
import { isPeriodOf, typedShare } from './form';
import type { KpiEntry } from './options-entry';

/** What stands in the boxes of a value that is entered by hand; shares as percent. */
export interface Typed {
  readonly value: number | null;
  readonly source: string;
  readonly date: string;
}

/**
 * The change that brings what was typed into the document; null while it is not a value of a period yet, or where the
 * document says the same already.
 */
export function typedEdit(kpi: KpiEntry, period: string, { value, source, date }: Typed): Edit | null {
  const figure = kpi.unit === 'share' ? typedShare(value) : (value ?? undefined);
  if (figure === undefined || !isPeriodOf(period, kpi.period)) return null;
  const known = kpi.actuals.find((actual) => actual.period === period);
  if (known?.value === figure && known.source === source && known.date === date.trim()) return null;
  return entering(kpi, period, { value: figure, source, date });
}

/**
 * What was typed and is no value yet, by KPI and period, for as long as what applies edits lives (a review, a row of a
 * cell): the boxes themselves go and come with its steps.
 */
export class Drafts {
  readonly #of = new WeakMap<object, Map<string, Typed>>();

  read(owner: object, kpi: Pick<KpiEntry, 'key'>, period: string): Typed | null {
    return this.#of.get(owner)?.get(keyOf(kpi, period)) ?? null;
  }

  /** Null: it is in the document now. */
  keep(owner: object, kpi: Pick<KpiEntry, 'key'>, period: string, typed: Typed | null): void {
    const own = this.#of.get(owner) ?? new Map<string, Typed>();
    this.#of.set(owner, own);
    if (typed) own.set(keyOf(kpi, period), typed);
    else own.delete(keyOf(kpi, period));
  }
}

function keyOf({ key }: Pick<KpiEntry, 'key'>, period: string): string {
  return JSON.stringify([key, period]);
}
