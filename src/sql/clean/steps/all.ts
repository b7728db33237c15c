import { bands } from './bands';
import { changeCase } from './case';
import { cast } from './cast';
import { check } from './check';
import type { StepCode } from './compiled';
import { dedupe } from './dedupe';
import { derive } from './derive';
import { fill } from './fill';
import { exclude, filter } from './filter';
import { idCard } from './id-card';
import { halfWidth } from './half-width';
import { joinColumns } from './join-columns';
import { join, union } from './join';
import { mapValues } from './map-values';
import { mask } from './mask';
import { outliers } from './outliers';
import { parseDates } from './parse-dates';
import { parseNumbers } from './parse-numbers';
import { region } from './region/region';
import { drop, rename, reorder } from './rename';
import { replace } from './replace';
import { scope } from './scope';
import { split } from './split';
import type { Step, StepKind, StepOf } from './step';
import { tag } from './tag';
import { trim } from './trim';

const STEPS: { readonly [Kind in StepKind]: StepCode<StepOf<Kind>> } = {
  trim,
  half_width: halfWidth,
  case: changeCase,
  replace,
  map_values: mapValues,
  split,
  join_columns: joinColumns,
  parse_dates: parseDates,
  parse_numbers: parseNumbers,
  cast,
  rename,
  drop,
  reorder,
  fill,
  check,
  dedupe,
  outliers,
  filter,
  exclude,
  derive,
  region,
  bands,
  join,
  union,
  mask,
  id_card: idCard,
  tag,
  scope,
};

/** What stands for a step in SQL, seen without the step's own type. */
export function stepCode(kind: StepKind): StepCode<Step> {
  // The key is the step's own kind, which the table above ties to its type.
  return STEPS[kind] as StepCode<Step>;
}
