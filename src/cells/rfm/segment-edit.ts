import { boxOfPattern, type Box, type Side } from '../../analysis/rfm/box';
import { MAPS, type MapName, type MapSegment } from '../../analysis/rfm/maps';
import type { CustomSegment } from './options';

/** The segments of a named map as ones that can be edited: patterns become boxes where they are. */
export function editable(name: MapName): CustomSegment[] {
  return MAPS[name].map((segment) => ({ ...withBox(segment), ranges: {} }));
}

function withBox({ scores, ...segment }: MapSegment): MapSegment {
  const [pattern = '', ...more] = scores ?? [];
  const box = scores && more.length === 0 ? boxOfPattern(pattern) : null;
  return box ? { ...segment, box } : { ...segment, ...(scores ? { scores } : {}) };
}

/** Segments as the document stores them, in order. */
export function storedSegments(segments: readonly CustomSegment[]): Record<string, unknown> {
  return Object.fromEntries(
    segments.map(({ segment, label_zh, label_en, colour, scores, box, ranges }) => [
      segment,
      {
        ...{ label_zh, label_en },
        ...(colour === undefined ? {} : { colour }),
        ...(scores ? { scores: [...scores] } : {}),
        ...storedBox(box ?? {}),
        ...ranges,
      },
    ]),
  );
}

function storedBox(box: Box): Record<string, number[]> {
  return Object.fromEntries(Object.entries(box).map(([side, [from, to]]) => [side, [from, to]]));
}

/** A segment with one side of its box set; a side over all scores is left out. */
export function withSide(
  segment: CustomSegment,
  side: Side,
  from: number,
  to: number,
  bins: number,
): CustomSegment {
  const { [side]: _old, ...others } = segment.box ?? {};
  const [low, high] = from <= to ? [from, to] : [to, from];
  const whole = low <= 1 && high >= bins && side !== 'fm';
  return { ...segment, box: whole ? others : { ...others, [side]: [low, high] as const } };
}

/** A key that no segment has. */
export function freeSegmentKey(segments: readonly CustomSegment[]): string {
  const taken = new Set(segments.map(({ segment }) => segment));
  let n = segments.length + 1;
  while (taken.has(`segment_${n}`)) n += 1;
  return `segment_${n}`;
}
