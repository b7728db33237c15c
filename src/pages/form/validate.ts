import type { Entry, FormKind } from './entries';

export type Problem = 'noIdentity' | 'badPhone' | 'badEmail' | 'badDate' | 'noText' | 'noTime' | 'maskedId';

const DATES = ['birth_date', 'registered_time', 'contract_start', 'updated_time', 'time'];

/** What is wrong with an entry, by field; nothing where it can be taken. */
export function validate(kind: FormKind, entry: Entry): Readonly<Record<string, Problem>> {
  const problems: Record<string, Problem> = {};
  const { customer = '', phone = '', email = '' } = entry;
  if (customer === '' && phone === '' && email === '') problems['customer'] = 'noIdentity';
  if (/[*＊]/.test(customer)) problems['customer'] = 'maskedId';
  if (phone !== '' && !isPhone(phone)) problems['phone'] = 'badPhone';
  if (email !== '' && !/^[^@\s*]+@[^@\s*]+\.[^@\s*]{2,}$/.test(email)) problems['email'] = 'badEmail';
  for (const field of DATES) {
    const value = entry[field];
    if (value !== undefined && value !== '' && !isDate(value)) problems[field] = 'badDate';
  }
  if (kind === 'complaints') {
    if (!entry['content']) problems['content'] = 'noText';
    if (!entry['time']) problems['time'] = 'noTime';
  }
  return problems;
}

/** A mobile or landline number with the marks people put in; masked ones are none. */
export function isPhone(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/^(\+|00)86/, '');
  const digits = plain.replace(/[\s\-().]/g, '');
  if (!/^\+?\d{7,15}$/.test(digits)) return false;
  return !/^1\d{10}$/.test(digits) || /^1[3-9]/.test(digits);
}

/** A day that exists, as 2024-07-01, or with a time after it. */
function isDate(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (!match?.[1]) return false;
  const day = new Date(`${match[1]}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(match[1]);
}
