import { addDays } from '../../lib/iso-day';

/** A task as a calendar takes it: texts are final. */
export interface CalendarTask {
  /** Unique and the same at every export, so that a second import updates. */
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  /** ISO dates, both included. */
  readonly start: string;
  readonly due: string;
  readonly dropped: boolean;
}

const MOST_BYTES = 75;

/**
 * An iCalendar file (RFC 5545) of all-day events: what calendars of phones and offices import. Lines end in CRLF and are
 * folded at 75 bytes.
 *
 * @param stamp when the file is made, as `20240701T080000Z`
 */
export function calendarFile(name: string, tasks: readonly CalendarTask[], stamp: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kequn//Plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...tasks.flatMap((task) => eventLines(task, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(task: CalendarTask, stamp: string): string[] {
  const { uid, summary, description, categories, start, due, dropped } = task;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(start)}`,
    // The end of an all-day event is the day after its last.
    `DTEND;VALUE=DATE:${compact(addDays(due, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    `STATUS:${dropped ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** Longer lines go on in the next, after a blank; characters are never cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > MOST_BYTES) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
