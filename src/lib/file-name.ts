/** A text as a file name: what file systems refuse becomes a dash; never empty, never very long. */
export function fileName(text: string, extension: string, fallback = 'kequn'): string {
  const safe = Array.from(text.normalize('NFC'), (sign) =>
    sign < ' ' || '<>:"/\\|?*'.includes(sign) ? '-' : sign,
  )
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80);
  return `${safe || fallback}.${extension}`;
}
