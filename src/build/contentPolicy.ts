import type { Plugin } from 'vite';

/** The page's content policy. No source of scripts or connections but the page's own origin; workers only from blobs. */
export const CONTENT_POLICY = [
  `default-src 'none'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `worker-src blob:`,
  `connect-src 'self' blob:`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `form-action 'none'`,
  `base-uri 'none'`,
].join('; ');

/** Writes the policy into the built page, before anything else of the head can load. */
export function contentPolicy(): Plugin {
  return {
    name: 'kequn-content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const tag = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}" />`;
        if (!/<meta charset="[^"]+"\s*\/?>/i.test(html))
          throw new Error('missing <meta charset> in index.html');
        return html.replace(/(<meta charset="[^"]+"\s*\/?>)/i, `$1\n    ${tag}`);
      },
    },
  };
}
