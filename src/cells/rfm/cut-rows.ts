import type { Measure } from './options';
import type { CutMove, Sensitivity } from './question';

/** What a cut does lower and what it does higher. */
export interface CutRow {
  readonly measure: Measure;
  readonly cut: number;
  readonly down?: CutMove;
  readonly up?: CutMove;
}

/** One row a cut. */
export function cutRows({ cuts }: Pick<Sensitivity, 'cuts'>): CutRow[] {
  const rows = new Map<string, CutRow>();
  for (const move of cuts) {
    const { measure, cut, to } = move;
    const key = `${measure} ${cut}`;
    rows.set(key, { ...(rows.get(key) ?? { measure, cut }), [to < cut ? 'down' : 'up']: move });
  }
  return [...rows.values()];
}
