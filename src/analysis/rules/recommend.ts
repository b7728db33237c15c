import type { NextOptions, NextRules } from './next-rules';

/** What a customer is offered: places of items, the best first; `because` is −1 where it is only popular. */
export interface Offer {
  readonly to: number;
  readonly score: number;
  readonly because: number;
}

/** Makes offers from rules: what the customer has not got, by the sum of the weights of the rules that lead to it. */
export class Recommender {
  private readonly scores: Float64Array;
  private readonly best: Float64Array;
  private readonly because: Int32Array;
  private readonly has: Uint8Array;

  constructor(
    private readonly rules: NextRules,
    private readonly options: NextOptions,
  ) {
    const width = rules.places.chosen.length;
    this.scores = new Float64Array(width);
    this.best = new Float64Array(width);
    this.because = new Int32Array(width);
    this.has = new Uint8Array(width);
  }

  /** By the rules, filled up with what is most bought. @param owned items of the catalogue */
  byRules(owned: Int32Array): Offer[] {
    const places = this.take(owned);
    const touched = this.score(places);
    const offers = this.top(touched);
    for (const at of touched) this.scores[at] = this.best[at] = 0;
    const offered = new Set(offers.map(({ to }) => to));
    offers.push(...this.mostBought(this.options.top - offers.length, offered));
    for (const at of places) this.has[at] = 0;
    return offers;
  }

  /** What most have and this customer has not. */
  byPopularity(owned: Int32Array): Offer[] {
    const places = this.take(owned);
    const offers = this.mostBought(this.options.top, new Set());
    for (const at of places) this.has[at] = 0;
    return offers;
  }

  private take(owned: Int32Array): number[] {
    const places: number[] = [];
    for (const item of owned) {
      const at = this.rules.places.place[item] ?? -1;
      if (at === -1) continue;
      places.push(at);
      this.has[at] = 1;
    }
    return places;
  }

  private score(places: readonly number[]): number[] {
    const { starts, to, weight } = this.rules;
    const touched: number[] = [];
    for (const a of places) {
      for (let rule = starts[a] ?? 0; rule < (starts[a + 1] ?? 0); rule++) {
        const c = to[rule] ?? 0;
        if (this.has[c]) continue;
        const weighs = weight[rule] ?? 0;
        if (this.scores[c] === 0) touched.push(c);
        this.scores[c] = (this.scores[c] ?? 0) + weighs;
        if (weighs <= (this.best[c] ?? 0)) continue;
        this.best[c] = weighs;
        this.because[c] = a;
      }
    }
    return touched;
  }

  private top(touched: readonly number[]): Offer[] {
    const offers: Offer[] = [];
    for (const to of touched) {
      const score = this.scores[to] ?? 0;
      let at = offers.length;
      while (at > 0 && this.isBefore(to, score, offers[at - 1])) at -= 1;
      if (at >= this.options.top) continue;
      offers.splice(at, 0, { to, score, because: this.because[to] ?? -1 });
      if (offers.length > this.options.top) offers.pop();
    }
    return offers;
  }

  /** Equal scores are decided by value, then by name. */
  private isBefore(to: number, score: number, other: Offer | undefined): boolean {
    if (!other || score !== other.score) return score > (other?.score ?? Infinity);
    const value = (at: number) => this.options.values[this.rules.places.chosen[at] ?? 0] ?? 0;
    return value(to) !== value(other.to) ? value(to) > value(other.to) : to < other.to;
  }

  private mostBought(wanted: number, offered: ReadonlySet<number>): Offer[] {
    const offers: Offer[] = [];
    for (const to of this.rules.popular) {
      if (offers.length >= wanted) break;
      if (!this.has[to] && !offered.has(to)) offers.push({ to, score: 0, because: -1 });
    }
    return offers;
  }
}
