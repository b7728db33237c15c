/** By what a segment is known again, whatever it is called: as a text cites it, `rfm[best]`. */
export function segmentKey(segmentation: string, segment: string): string {
  return `${segmentation}[${segment}]`;
}

/** The segmentation and segment of a key; null where it is none. */
export function readSegmentKey(
  key: string,
): { readonly segmentation: string; readonly segment: string } | null {
  const at = key.indexOf('[');
  if (at < 0 || !key.endsWith(']')) return null;
  return { segmentation: key.slice(0, at), segment: key.slice(at + 1, -1) };
}
