import { defaultGamma, type Mixed } from '../../../src/analysis/prototypes/mixed';

/** Rows of numbers and of texts, with levels in the order of the texts and the default γ. */
export function mixed(numbers: readonly (readonly number[])[], texts: readonly (readonly string[])[]): Mixed {
  const dimensions = numbers[0]?.length ?? 0;
  const attributes = texts[0]?.length ?? 0;
  const levels = Array.from({ length: attributes }, (_, one) =>
    [...new Set(texts.map((row) => row[one] ?? ''))].sort(),
  );
  const values = Float64Array.from(numbers.flat());
  return {
    values,
    dimensions,
    rows: numbers.length,
    attributes,
    codes: Int32Array.from(texts.flatMap((row) => row.map((text, one) => levels[one]?.indexOf(text) ?? 0))),
    levels: levels.map((list) => list.length),
    gamma: defaultGamma({ values, dimensions }),
  };
}
