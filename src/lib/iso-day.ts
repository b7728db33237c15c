/** A day is counted from 1970-01-01; whole days, no time zone. */
const DAY = 86_400_000;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar as ISO writes it (`2024-02-29`, not `2023-02-29`). */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return ISO.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The number of a day; NaN for what is none. */
export function dayNumber(day: string): number {
  return isDay(day) ? Date.parse(`${day}T00:00:00Z`) / DAY : Number.NaN;
}

/** The day of a number. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** The same day of the month so many months later; the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
