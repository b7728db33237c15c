import type { Join, Part } from './options';

/** What a point weighs. */
export interface PointResult {
  readonly key: string;
  readonly part: Part;
  readonly weight: number;
  readonly score: number | null;
  /** Weight × score, or the weight where nothing is scored; null for a point without a score among scored ones. */
  readonly points: number | null;
  /** Of the points of its list; null where these are nothing. */
  readonly share: number | null;
  /** Whether it cites a value or names a source. */
  readonly backed: boolean;
  /** How many strategies use it. */
  readonly used: number;
}

export interface StrategyResult {
  readonly join: Join;
  /** Place in its list, from 0. */
  readonly at: number;
  /** The points that it uses, together; null where none of them counts. */
  readonly points: number | null;
  /** Keys that it uses and that are not there (any more). */
  readonly gone: readonly string[];
  /** The lists that it should join and takes nothing of. */
  readonly lacks: readonly Part[];
}

export interface SwotResult {
  readonly points: readonly PointResult[];
  /** The points of each list, together. */
  readonly sums: Readonly<Record<Part, number>>;
  /** Whether points are weight × score (`score`) or weights alone. */
  readonly counted: 'score' | 'weight';
  /** (strengths − weaknesses) ÷ their sum, −1 to 1; null where they are nothing. */
  readonly internal: number | null;
  /** The same of opportunities and threats. */
  readonly external: number | null;
  /** The kind of strategy that the balance speaks for; null where a side is even or not known. */
  readonly posture: Join | null;
  readonly strategies: readonly StrategyResult[];
  /** Keys that no strategy uses, the weightiest first. */
  readonly unused: readonly string[];
  /** Points without a value cited or a source named. */
  readonly unbacked: number;
}
