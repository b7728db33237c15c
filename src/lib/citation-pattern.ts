/**
 * How a citation is written: `{cell.path}`, for example `{rfm.share[important_value]}`. The first group is the cell's
 * name, the second the steps of the path: `.name` or `[any key]`.
 */
export const CITATION = /\{([a-z][a-z0-9_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*|\[[^[\]{}\n]+\])+)\}/gu;
