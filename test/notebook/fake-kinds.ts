import type { CellDefinition, CellKind, Reference } from '../../src/model/cell';
import type { DefinitionOf } from '../../src/notebook/document/notebook';

/** Options of the fake kinds: what they need, and anything else. */
type FakeOptions = Record<string, unknown>;

function names(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function references(options: FakeOptions): Reference[] {
  const from = options['from'];
  const tables = names(from).map((name, index): Reference => ({
    path: typeof from === 'string' ? ['from'] : ['from', index],
    name,
    as: 'table',
  }));
  const segmentations = names(options['segmentation']).map((name): Reference => ({
    path: ['segmentation'],
    name,
    as: 'segmentation',
  }));
  return [...tables, ...segmentations];
}

function sqlReferences(options: FakeOptions, published: readonly string[]): Reference[] {
  const words = new Set(String(options['sql']).match(/\w+/g) ?? []);
  return published.filter((name) => words.has(name)).map((name) => ({ path: ['sql'], name, as: 'table' }));
}

/** A kind that does nothing but say what it needs; `bad: true` among its options is refused. */
function fakeKind(kind: CellKind): CellDefinition<FakeOptions> {
  const segments = kind === 'rfm' || kind === 'cluster';
  return {
    kind,
    body: kind === 'sql' ? 'sql' : 'yaml',
    segments,
    normalise(stored) {
      const options = stored as FakeOptions;
      if (options['throws'] === true) throw new Error('broken kind');
      if (options['bad'] === true)
        return { ok: false, problems: [{ path: ['bad'], message: 'unknown option' }] };
      return { ok: true, options };
    },
    references: kind === 'sql' ? sqlReferences : references,
    publishes: (name) => (segments ? [name, `${name}_segments`] : [name]),
    computeKey: ({ text: _, title: __, ...options }) => options,
    usesAsOf: kind === 'rfm',
    renameTable: (text, from, to) => text.replace(new RegExp(`\\b${from}\\b`, 'g'), to),
    uses: (options) =>
      typeof options['from'] === 'string' ? { table: options['from'], refunds: 'net' } : null,
    template: () => ({}),
    load: () => Promise.reject(new Error('never loaded')),
  };
}

const KINDS = new Map<CellKind, CellDefinition>();

/** Fake definitions under the real kinds' names: `rfm` and `cluster` are segmentations, `sql` has a SQL body. */
export const fakeDefinition: DefinitionOf = (kind) => {
  const known = KINDS.get(kind) ?? fakeKind(kind);
  KINDS.set(kind, known);
  return known;
};
