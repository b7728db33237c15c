const MICROSECONDS = 1_000_000n;

/** A time in units of a second as microseconds; finer ones are cut off, towards the past. */
export function toMicroseconds(value: bigint, perSecond: bigint): bigint {
  if (perSecond <= MICROSECONDS) return BigInt.asIntN(64, value * (MICROSECONDS / perSecond));
  const factor = perSecond / MICROSECONDS;
  const micros = value / factor;
  return value < 0n && micros * factor !== value ? micros - 1n : micros;
}

/** A time of day: `08:05:00`, with a fraction only where there is one. */
export function clockText(value: bigint, perSecond: bigint): string {
  const micros = toMicroseconds(value, perSecond);
  const seconds = Number(micros / MICROSECONDS);
  const pad = (part: number) => String(part).padStart(2, '0');
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const fraction = micros % MICROSECONDS;
  return fraction === 0n ? clock : `${clock}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
}

/** 128-bit integers as two 64-bit words each, the low one first. */
export function int128Words(values: readonly bigint[]): BigInt64Array {
  const pairs = new BigInt64Array(values.length * 2);
  values.forEach((value, i) => {
    pairs[i * 2] = BigInt.asIntN(64, value);
    pairs[i * 2 + 1] = BigInt.asIntN(64, value >> 64n);
  });
  return pairs;
}

/** The value of a 16-bit floating-point number (IEEE 754 binary16). */
export function halfFloat(half: number): number {
  const sign = half >> 15 === 1 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * 2 ** -24 * fraction;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/** Bytes as hexadecimal digits. */
export function hexText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
