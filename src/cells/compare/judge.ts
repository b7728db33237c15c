import { adjust, type Correction } from '../../analysis/stats/adjust';
import { chance, type Chance } from '../../analysis/stats/chance';
import { SIZES, type Size } from '../../analysis/stats/effect';
import type { CompareOptions } from './options';
import type { Verdict } from './result';

/** Says of differences whether they are real and large, once the p-values of all columns are known. */
export class Judge {
  readonly correction: Correction;
  readonly #adjusted: ReadonlyMap<string, Chance>;

  /** @param tests each column with the ln p that decides */
  constructor(
    private readonly options: Pick<CompareOptions, 'alpha' | 'correction' | 'large'>,
    tests: readonly { readonly column: string; readonly ln_p: number }[],
    private readonly own: ReadonlySet<string>,
  ) {
    this.correction = options.correction;
    const lns = adjust(
      tests.map(({ ln_p }) => ln_p),
      options.correction,
    );
    this.#adjusted = new Map(tests.map(({ column }, i) => [column, chance(lns[i] ?? 0)]));
  }

  isReal({ ln_p }: Chance): boolean {
    return ln_p < Math.log(this.options.alpha);
  }

  isLarge(size: Size): boolean {
    return SIZES.indexOf(size) >= SIZES.indexOf(this.options.large);
  }

  /** What is said of a whole column. */
  column(
    column: string,
    found: Chance,
    size: Size,
    reliable: boolean,
  ): {
    readonly verdict: Verdict;
    readonly chance: Chance;
    readonly adjusted: Chance;
    readonly own: boolean;
  } {
    const adjusted = this.#adjusted.get(column) ?? found;
    const real = this.isReal(adjusted);
    const verdict = !reliable ? 'unreliable' : !real ? 'chance' : this.isLarge(size) ? 'clear' : 'small';
    return { verdict, chance: found, adjusted, own: this.own.has(column) };
  }

  /** What is said of two segments. */
  pair(adjusted: Chance, size: Size, reliable: boolean): { readonly real: boolean; readonly large: boolean } {
    return { real: reliable && this.isReal(adjusted), large: this.isLarge(size) };
  }
}
