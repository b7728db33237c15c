import type { FieldMap } from '../model/fields';
import { guessFields, type SampledColumn } from './fields';
import { findPreset } from './presets/find-preset';
import type { Preset } from './presets/preset';
import { presetMap } from './presets/preset-map';

export interface GuessedMap {
  readonly map: FieldMap;
  /** The known system whose export this is. */
  readonly preset: Preset | null;
}

/** Which column is which field: as the known system means it, the rest by synonyms and values. `asked`: fields of the document. */
export function guessMap(
  columns: readonly SampledColumn[],
  hasHeader: boolean,
  asked: readonly string[] = [],
): GuessedMap {
  const preset = hasHeader ? (findPreset(columns.map(({ name }) => name))?.preset ?? null) : null;
  if (!preset) return { map: guessFields(columns, hasHeader, asked), preset };
  const known = presetMap(preset, columns, asked);
  const used = new Set(Object.values(known));
  const rest = guessFields(
    columns.filter(({ name }) => !used.has(name)),
    hasHeader,
    asked,
  );
  // An amount to be computed is for files without one; a survey's answers are no orders.
  const added = Object.entries(rest).filter(
    ([field, mapping]) => !(field in known) && typeof mapping === 'string' && preset.table !== 'survey',
  );
  return { map: withTime({ ...known, ...Object.fromEntries(added) }), preset };
}

/** An export without the time of its orders has that of their payment. */
function withTime(map: FieldMap): FieldMap {
  const { time, paid_time: paid, ...rest } = map;
  return time !== undefined || paid === undefined ? map : { ...rest, time: paid };
}
