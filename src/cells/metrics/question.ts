import type { Ask, AskControl } from '../../model/cell';
import type { ValueClass } from '../../sql/table/histogram';

/** What a view can ask of the metrics: how a column of the published table is distributed. */
export interface MetricsQuestion {
  readonly ask: 'distribution';
  readonly column: string;
}

/** Customers by class of a value, and the figures beside the picture. */
export interface Distribution {
  readonly classes: readonly ValueClass[];
  /** Customers with a value. */
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
}

/** Asks for the distribution of a column. */
export async function askDistribution(ask: Ask, column: string, control?: AskControl): Promise<Distribution> {
  const question: MetricsQuestion = { ask: 'distribution', column };
  return (await ask(question, control)) as Distribution;
}
