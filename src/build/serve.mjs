import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder of files on localhost, as the dumbest host would: no headers but the type, no compression.
 * Resolves with the address and a way to stop. Port 0 takes a free one; a taken port is followed by the next.
 * @param {string} folder
 * @param {{ port?: number, base?: string }} [options] `base` puts the folder below a sub-path (`/kequn/`).
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, base = '/' } = {}) {
  const root = path.resolve(folder);
  const server = createServer((request, response) => {
    const file = fileOf(root, base, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': statSync(file).size });
    // A file that a build takes away while it is read ends this answer, not the server.
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  const taken = await listen(server, port);
  return {
    address: `http://localhost:${taken}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The file of an address below the root, or null. */
function fileOf(root, base, url) {
  const name = nameOf(base, url);
  if (name === null) return null;
  const file = path.join(root, name || 'index.html');
  if ((file !== root && !file.startsWith(root + path.sep)) || !existsSync(file)) return null;
  const full = statSync(file).isDirectory() ? path.join(file, 'index.html') : file;
  return existsSync(full) ? full : null;
}

/** What an address asks for below the base; null for another place and for an address that cannot be read. */
function nameOf(base, url) {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    return pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : null;
  } catch {
    return null;
  }
}

/** Listens on the loopback address only. */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, 'localhost', () => resolve(server.address().port));
  });
}
