/** The CSS colour of one of the eight segment colours; numbers beyond eight go round. */
export function segmentColour(colour: number): string {
  const index = (((Math.trunc(colour) - 1) % 8) + 8) % 8;
  return `var(--segment-${index + 1})`;
}
