import type { Encoding } from '../../model/import';

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 / GBK',
  big5: 'Big5',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  shift_jis: 'Shift-JIS',
  'windows-1252': 'Latin-1 (Windows-1252)',
};

/** What people call an encoding. */
export function encodingName(encoding: Encoding): string {
  return NAMES[encoding];
}
