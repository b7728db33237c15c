import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom: the first layer whose pattern matches a file is its layer; it may import itself and what is
 * listed. `type:` allows type-only imports. `model` and `lib` are open to every layer.
 */
interface Layer {
  readonly name: string;
  readonly files: RegExp;
  readonly may: readonly string[];
}

const LAYERS: readonly Layer[] = [
  { name: 'lib', files: /^lib\//, may: [] },
  { name: 'model', files: /^model\//, may: [] },
  { name: 'analysis', files: /^analysis\//, may: [] },
  { name: 'i18n', files: /^i18n\//, may: [] },
  { name: 'sql', files: /^sql\//, may: [] },
  { name: 'import', files: /^import\//, may: ['sql'] },
  { name: 'ui', files: /^ui\//, may: ['i18n'] },
  { name: 'charts', files: /^charts\//, may: ['i18n', 'ui'] },
  { name: 'views', files: /^cells\/views\.ts$/, may: ['cell-views', 'cells', 'ui', 'charts', 'i18n'] },
  {
    name: 'cell-views',
    files: /^cells\/.*(\.svelte|\/view-[\w-]+\.ts)$/,
    may: ['cells', 'ui', 'charts', 'i18n'],
  },
  { name: 'cells', files: /^cells\//, may: ['sql', 'analysis', 'import', 'i18n'] },
  { name: 'protocol', files: /^engine\/protocol\.ts$/, may: ['type:cells'] },
  { name: 'analysis-worker', files: /^engine\/analysis-worker\//, may: ['analysis'] },
  { name: 'sheet-worker', files: /^engine\/sheet-worker\//, may: ['import'] },
  { name: 'explore-worker', files: /^engine\/explore-worker\//, may: ['analysis'] },
  {
    name: 'client',
    files: /^engine\/client\//,
    may: ['protocol', 'engine-shared', 'type:worker', 'type:explore-worker'],
  },
  { name: 'engine-shared', files: /^engine\/(startWorker|assets|explorer)\.ts$/, may: [] },
  { name: 'runtime', files: /^engine\/runtime\//, may: ['protocol', 'cells', 'import', 'sql', 'analysis'] },
  {
    name: 'worker',
    files: /^engine\/worker\//,
    may: [
      'protocol',
      'runtime',
      'engine-shared',
      'sql',
      'import',
      'type:analysis-worker',
      'type:sheet-worker',
    ],
  },
  {
    name: 'node',
    files: /^engine\/node(-[\w-]+)?\.ts$/,
    may: ['protocol', 'runtime', 'engine-shared', 'import', 'sql', 'analysis'],
  },
  { name: 'notebook', files: /^notebook\//, may: ['cells', 'type:protocol', 'i18n'] },
  { name: 'cli', files: /^cli\//, may: ['notebook', 'node', 'import', 'type:protocol', 'cells'] },
  { name: 'report', files: /^report\//, may: ['notebook', 'cells', 'ui', 'i18n', 'share', 'engine-shared'] },
  { name: 'share', files: /^share\//, may: ['notebook'] },
  {
    name: 'pages',
    files: /^pages\//,
    may: [
      'notebook',
      'views',
      'cell-views',
      'cells',
      'type:protocol',
      'ui',
      'charts',
      'i18n',
      'share',
      'report',
      'type:app',
    ],
  },
  { name: 'build', files: /^build\//, may: [] },
  {
    name: 'app',
    files: /^(app\/|main\.ts$)/,
    may: [
      'pages',
      'notebook',
      'cells',
      'views',
      'protocol',
      'client',
      'share',
      'ui',
      'charts',
      'i18n',
      'import',
    ],
  },
];

const OPEN = new Set(['lib', 'model']);
const ROOT = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

function layerOf(file: string): string | undefined {
  return LAYERS.find((layer) => layer.files.test(file))?.name;
}

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** The relative imports of a file; an import is type-only when it says `import type` or names only types. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?'(\.[^']+)'/gm),
    ...text.matchAll(/()\bimport\(\s*'(\.[^']+)'\s*\)/g),
  ];
  return found
    .filter(([, , specifier = '']) => !specifier.endsWith('?worker&url')) // an address, not an import
    .map(([, type, specifier = '']) => ({
      from: file,
      target: resolve(file, specifier),
      typeOnly: type !== undefined && type !== '',
    }));
}

function resolve(file: string, specifier: string): string {
  const joined = path.posix.join(path.posix.dirname(file), specifier);
  return files.find((other) => [joined, `${joined}.ts`, `${joined}.svelte`].includes(other)) ?? joined;
}

function allowed({ from, target, typeOnly }: Import): boolean {
  const layer = LAYERS.find((one) => one.files.test(from));
  const other = layerOf(target);
  if (!layer || !other || target.endsWith('.css')) return target.endsWith('.css');
  if (layer.name === other || OPEN.has(other) || layer.may.includes(other)) return true;
  return typeOnly && layer.may.includes(`type:${other}`);
}

describe('the layers of src/', () => {
  it('give every file a place', () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('import only what their row of the table lists', () => {
    const broken = files.flatMap(importsOf).filter((one) => !allowed(one));
    expect(broken.map(({ from, target }) => `${from} -> ${target}`)).toEqual([]);
  });

  it('keep each kind of cell to itself', () => {
    const kind = (file: string) => /^cells\/([^/]+)\//.exec(file)?.[1];
    const broken = files
      .flatMap(importsOf)
      .filter(({ from, target }) => kind(from) && kind(target) && kind(from) !== kind(target));
    expect(broken.map(({ from, target }) => `${from} -> ${target}`)).toEqual([]);
  });

  it('let only the source cell import files', () => {
    const broken = files
      .flatMap(importsOf)
      .filter(({ from, target }) => layerOf(from) === 'cells' && layerOf(target) === 'import')
      .filter(({ from }) => !from.startsWith('cells/source/'));
    expect(broken.map(({ from }) => from)).toEqual([]);
  });

  it('keep SQL in sql/ and in query.ts', () => {
    const SQL =
      /\b(SELECT\s+[\w"*(]|INSERT\s+INTO|CREATE\s+(OR\s+REPLACE\s+)?(TABLE|VIEW)|DROP\s+(TABLE|VIEW))\b/;
    const exempt = /^(sql\/|build\/|model\/|cells\/[^/]+\/query\.ts$)/;
    const withSql = files
      .filter((file) => !exempt.test(file))
      .filter((file) => SQL.test(withoutComments(readFileSync(path.join(ROOT, file), 'utf8'))));
    expect(withSql).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
