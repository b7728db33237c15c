import { spawnSync } from 'node:child_process';
import { checkNode, installPackages } from './install.mjs';
import { serve } from './serve.mjs';

/** `npm start`: installs what is missing, builds, serves the built page and prints its address. */
checkNode();
installPackages();
const built = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);
const { address } = await serve('dist', { port: Number(process.env.PORT ?? 4173) });
console.log(`\n  Kequn is at ${address}\n  Ctrl+C stops it.\n`);
