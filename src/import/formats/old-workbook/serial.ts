import { dateText, numberText } from '../cell-text';

const YEAR_10000 = 2_958_466;
/** Serials up to this are one day off, because Lotus took 1900 for a leap year. */
const LEAP = 61;

/** A spreadsheet's serial number as ISO text: days since 1899-12-30 (or 1904-01-01); below one, a time of day. */
export function serialText(serial: number, date1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial >= YEAR_10000) return numberText(serial);
  const milliseconds = Math.round(serial * 86_400) * 1000;
  if (serial < 1 && !date1904) return new Date(milliseconds).toISOString().slice(11, 19);
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < LEAP ? 31 : 30);
  return dateText(new Date(start + milliseconds));
}
