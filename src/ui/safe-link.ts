/** A link's address if it leads somewhere harmless (a web page, mail, a place in this page), else null. */
export function safeLink(href: string): string | null {
  if (href.startsWith('#')) return href;
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
