import type { PruneStep } from '../../analysis/tree/cross-validate';
import type { Accuracy } from '../../analysis/tree/accuracy';
import type { FeatureKind, Pruning } from './options';

export interface TreeClass {
  /** The segment's key, or the value of the column; `yes` and `no` of a condition. */
  readonly key: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1–8. */
  readonly colour: number;
  readonly customers: number;
}

export interface TreeFeature {
  readonly column: string;
  readonly kind: FeatureKind;
  /** Categories as they are told apart; empty for a number. */
  readonly levels: readonly string[];
  /** How many rarer categories were put together as one; they stand last. */
  readonly merged: number;
  readonly boolean: boolean;
  /** Customers for whom nothing is known. */
  readonly missing: number;
  /** Share of what the splits lower the impurity by. */
  readonly importance: number;
}

export type ResultSplit =
  | {
      readonly kind: 'number';
      readonly feature: number;
      readonly threshold: number;
      readonly missing_left: boolean;
    }
  | {
      readonly kind: 'category';
      readonly feature: number;
      /** Categories (places in `levels`) of the left side; those of the right are the others. */
      readonly left: readonly number[];
      readonly missing_left: boolean;
    };

export interface ResultNode {
  readonly id: number;
  readonly depth: number;
  /** Places in `nodes`; −1: none. */
  readonly parent: number;
  readonly left: number;
  readonly right: number;
  readonly split: ResultSplit | null;
  /** All customers there, by class. */
  readonly counts: readonly number[];
  readonly predicted: number;
}

/** What one path asks of one feature, all its splits together. */
export type Condition =
  | {
      readonly kind: 'number';
      readonly feature: number;
      readonly above: number | null;
      readonly at_most: number | null;
      /** Customers without a value belong here too. */
      readonly missing: boolean;
    }
  | {
      readonly kind: 'category';
      readonly feature: number;
      /** The categories; or with `except` all but these. */
      readonly levels: readonly number[];
      readonly except: boolean;
      readonly missing: boolean;
    };

export interface Leaf {
  /** The key as a segment: `n5`. */
  readonly key: string;
  /** Place in `nodes`. */
  readonly node: number;
  readonly predicted: number;
  readonly customers: number;
  readonly share: number;
  /** Share of its customers that are of the class it says. */
  readonly purity: number;
  /** Share of the customers of that class that are here. */
  readonly coverage: number;
  /** The purity among customers held out; null where there are none. */
  readonly held_purity: number | null;
  readonly held_customers: number;
  readonly amount: number | null;
  readonly conditions: readonly Condition[];
  /** The same as an SQL condition. */
  readonly sql: string;
}

export interface TreeResult {
  readonly target: { readonly kind: 'segmentation' | 'column' | 'condition'; readonly name: string };
  readonly classes: readonly TreeClass[];
  readonly features: readonly TreeFeature[];
  readonly nodes: readonly ResultNode[];
  /** In the order of the classes, the purest first. */
  readonly leaves: readonly Leaf[];
  readonly customers: number;
  readonly grown_on: number;
  readonly accuracy: {
    readonly all: Accuracy | null;
    readonly grown: Accuracy | null;
    readonly held: Accuracy | null;
  };
  /** True class × said class: of the customers held out, or of all where none are. */
  readonly confusion: readonly (readonly number[])[];
  readonly pruning: {
    readonly by: Pruning;
    readonly cp: number;
    readonly folds: number;
    readonly one_se: boolean;
    readonly steps: readonly PruneStep[];
    readonly chosen: number;
  };
  readonly settings: {
    readonly depth: number;
    readonly min_leaf: number;
    readonly min_split: number;
    readonly holdout: number;
    readonly seed: number;
    readonly weights: readonly number[] | null;
  };
}
