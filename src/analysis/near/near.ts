import {
  blocksBy,
  pairsOfBlocks,
  pairsOfSharedBigrams,
  pairsOneSignApart,
  type TakePair,
} from './candidates';
import { clustersOf, type Link } from './cluster';
import { likeness } from './likeness';
import { contradict } from './marks';
import { namesOf, type Name } from './names';
import type { NearInput, NearMethod, NearOutput } from './types';

/** A way to find pairs that may be near; returns how many it left out. */
type Finder = (names: readonly Name[], threshold: number, take: TakePair) => number;

const FINDERS: Readonly<Record<NearMethod, readonly Finder[]>> = {
  fold: [byKey(({ core }) => [core])],
  fingerprint: [byKey(({ fingerprint }) => [fingerprint])],
  pinyin: [byKey(({ sounds }) => [sounds.join(' ')])],
  similar: [
    (names, _threshold, take) =>
      pairsOneSignApart(
        names.map(({ signs }) => signs),
        take,
      ),
    (names, threshold, take) =>
      pairsOfSharedBigrams(
        names.map(({ bigrams }) => bigrams),
        threshold,
        take,
      ),
  ],
  phone: [byKey(({ phones }) => phones)],
  email: [byKey(({ emails }) => emails)],
};

function byKey(keysOf: (name: Name) => readonly string[]): Finder {
  return (names, _threshold, take) =>
    pairsOfBlocks(
      blocksBy(names.length, (at) => (names[at] ? keysOf(names[at]) : [])),
      take,
    );
}

/**
 * Spellings that may mean the same, as clusters around the spelling to keep. Pairs come from blocks (equal keys, one
 * sign apart, shared rare bigrams), so that the work stays near linear; a pair counts if it reaches the threshold and
 * no number, place, branch or side contradicts it. Independent of the order of the input.
 *
 * @example near({ values: ['腾讯科技有限公司', '腾讯科技', '阿里巴巴'], methods: ['fold'], threshold: 0.8 }, report)
 */
export function near(input: NearInput, report: (done: number, total: number) => void): NearOutput {
  const methods = new Set(input.methods);
  const finders = [...methods].flatMap((method) => FINDERS[method]);
  const steps = finders.length + 2;
  const names = namesOf(distinct(input), (done, total) => {
    report(done / total, steps);
  });
  const pairs = new PairJudge(names, methods, input.threshold);
  let skipped = 0;
  finders.forEach((find, i) => {
    report(i + 1, steps);
    skipped += find(names, input.threshold, pairs.take);
  });
  report(steps - 1, steps);
  const clusters = clustersOf(names, pairs.links);
  report(steps, steps);
  return { clusters, values: names.length, compared: pairs.compared, refused: pairs.refused, skipped };
}

/** Equal values are one, with their counts summed and their contacts together. */
function distinct(input: NearInput): NearInput {
  if (new Set(input.values).size === input.values.length) return input;
  const merged = new Map<string, { count: number; phones: string[]; emails: string[] }>();
  input.values.forEach((value, i) => {
    const one = merged.get(value) ?? { count: 0, phones: [], emails: [] };
    one.count += input.counts?.[i] ?? 1;
    one.phones.push(...(input.phones?.[i] ?? []));
    one.emails.push(...(input.emails?.[i] ?? []));
    merged.set(value, one);
  });
  const all = [...merged.values()];
  return {
    ...input,
    values: [...merged.keys()],
    counts: all.map(({ count }) => count),
    phones: all.map(({ phones }) => phones),
    emails: all.map(({ emails }) => emails),
  };
}

const RANKS = 2 ** 21;
/** Pairs remembered at a time: the same pair comes from several blocks, mostly soon after. */
const REMEMBERED = 2 ** 20;

/** Judges pairs and keeps the links. */
class PairJudge {
  compared = 0;
  refused = 0;
  private seen = new Set<number>();
  private readonly found = new Map<number, Link>();

  constructor(
    private readonly names: readonly Name[],
    private readonly methods: ReadonlySet<NearMethod>,
    private readonly threshold: number,
  ) {}

  get links(): readonly Link[] {
    return [...this.found.values()];
  }

  readonly take = (a: number, b: number): void => {
    const first = this.names[a];
    const second = this.names[b];
    const key = a * RANKS + b;
    if (!first || !second || this.seen.has(key) || this.found.has(key)) return;
    if (this.seen.size >= REMEMBERED) this.seen = new Set();
    this.seen.add(key);
    // Numbers are looked at first: files are full of names that differ in nothing else.
    if (first.marks.numerals !== second.marks.numerals) return;
    this.compared += 1;
    const found = likeness(first, second, this.methods, this.threshold);
    if (!found) return;
    if (contradict(first.marks, second.marks)) this.refused += 1;
    else this.found.set(key, { a, b, ...found });
  };
}
