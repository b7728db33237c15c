/** A feature as it is, one value a row. */
export interface FeatureColumn {
  /** Numbers, or the codes 0, 1, … of categories; NaN where nothing is known. */
  readonly values: Float64Array;
  /** How many categories there are; null for a number. */
  readonly levels: number | null;
}

/** What puts a row to the left; every other one goes right. */
export type Split = NumberSplit | CategorySplit;

export interface NumberSplit {
  readonly feature: number;
  readonly kind: 'number';
  /** Left: at most this. The midpoint between two neighbouring values. */
  readonly threshold: number;
  /** Where rows without a value go. */
  readonly missingLeft: boolean;
  /** By how much the split lowers rows × impurity. */
  readonly gain: number;
}

export interface CategorySplit {
  readonly feature: number;
  readonly kind: 'category';
  /** Whether each category goes left; the last entry, beyond the categories, is for rows without one. */
  readonly left: readonly boolean[];
  readonly gain: number;
}

export interface GrownNode {
  readonly depth: number;
  readonly parent: number;
  /** Rows of each class that the tree was grown on. */
  readonly counts: Float64Array;
  /** Null in a leaf; children are then −1. */
  split: Split | null;
  left: number;
  right: number;
}

/** A tree, parents before their children, and the node in which each row ended: also rows it was not grown on. */
export interface Grown {
  readonly nodes: GrownNode[];
  readonly nodeOf: Int32Array;
}

export interface GrowSettings {
  readonly depth: number;
  /** No leaf has fewer rows. */
  readonly minLeaf: number;
  /** No node with fewer rows is split. */
  readonly minSplit: number;
  /** A weight for each class; null weighs every row alike. */
  readonly weights: Float64Array | null;
}
