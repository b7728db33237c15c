const MICROSECONDS = 1_000_000n;

/** Microseconds since 1970 as `2024-03-01 08:05:00`, with a fraction only where there is one. */
export function timestampText(micros: bigint): string {
  const fraction = ((micros % MICROSECONDS) + MICROSECONDS) % MICROSECONDS;
  const date = new Date(Number((micros - fraction) / 1000n));
  if (Number.isNaN(date.getTime())) return `${micros} µs`;
  const seconds = date.toISOString().slice(0, -5).replace('T', ' ');
  return fraction === 0n ? seconds : `${seconds}.${fraction.toString().padStart(6, '0').replace(/0+$/, '')}`;
}
