import { movedBy } from '../lib/moved-by';
import { REPORT_PARTS, type ReportPart } from '../model/report';
import type { ReportSettings } from './settings';

/** A block of the document that can be in the report. */
export interface Entry {
  readonly key: string;
  /** Where it stands unless the author moved it. */
  readonly part: ReportPart;
}

export interface PlacedEntry<Of extends Entry = Entry> {
  readonly entry: Of;
  readonly shown: boolean;
}

export interface PlacedPart<Of extends Entry = Entry> {
  readonly part: ReportPart;
  readonly entries: readonly PlacedEntry<Of>[];
}

/**
 * The contents of the report: every part in its order, with the blocks that stand in it. What the author placed comes
 * first, as they placed it; the others follow in the order of the document, so that a new cell is never lost.
 */
export function contents<Of extends Entry>(
  entries: readonly Of[],
  { parts, order, hide }: Pick<ReportSettings, 'parts' | 'order' | 'hide'>,
): PlacedPart<Of>[] {
  const placed = new Map(
    REPORT_PARTS.flatMap((part) => (order[part] ?? []).map((key, at) => [key, { part, at }] as const)),
  );
  return parts.map((part) => ({
    part,
    entries: entries
      .filter((entry) => (placed.get(entry.key)?.part ?? entry.part) === part)
      .sort((a, b) => (placed.get(a.key)?.at ?? Infinity) - (placed.get(b.key)?.at ?? Infinity) || 0)
      .map((entry) => ({ entry, shown: !hide.has(entry.key) })),
  }));
}

/** The order in which all blocks of a part are named once one of them is moved up (−1) or down (+1). */
export function movedWithin(part: PlacedPart, key: string, by: -1 | 1): string[] {
  const names = part.entries.map(({ entry }) => entry.key);
  const from = names.indexOf(key);
  const to = from + by;
  return from < 0 || to < 0 || to >= names.length ? names : movedBy(names, from, by);
}
