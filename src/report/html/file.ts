import type { Report } from '../report';
import { markup } from './markup';
import { element } from './node';
import { reportNodes } from './report-nodes';
import { PALETTE_CSS, REPORT_CSS } from './styles';

/** What the file may do when it is opened: nothing but show itself. */
export const FILE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML file: no script, no request, pictures as SVG, both themes, styles for print on A4. It says in a
 * policy of its own that nothing is fetched.
 */
export function htmlFile(report: Report): string {
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: FILE_POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, report.title),
    element('style', {}, `${PALETTE_CSS}\n${REPORT_CSS}`),
  );
  const body = element('body', {}, element('main', {}, reportNodes(report)));
  return `<!doctype html>\n${markup(element('html', { lang: report.locale }, head, body))}\n`;
}
