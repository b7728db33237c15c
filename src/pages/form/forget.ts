import { type Needles, needlesOf, withoutRecords } from '../../share/storage/forget';
import type { KeptSource } from '../../share/storage/KeptSources';
import type { KeptValueMap, ValueMap } from '../../share/storage/ValueMaps';
import type { Session } from '../session';

type Reached = Pick<Session, 'notebook' | 'store' | 'notebookId' | 'engine'>;

export type PlaceKind = 'kept' | 'handle' | 'page' | 'memory' | 'form' | 'decisions' | 'maps' | 'document';
export type Treatment =
  | 'willRewrite'
  | 'willDrop'
  | 'willReplace'
  | 'willKeepPage'
  | 'willRemoveValues'
  | 'willNothing'
  | 'willByHand';

/** A place on this device where a customer was found, or that cannot be looked into. */
export interface Place {
  readonly kind: PlaceKind;
  readonly file: string;
  /** Null where it cannot be looked into. */
  readonly records: number | null;
  readonly will: Treatment;
  /** Does what is said; absent where nothing can be done from here. */
  readonly go?: () => Promise<void>;
}

/** All that the ledgers know a customer by, beside what was entered. */
export async function knownAs({ notebook, engine }: Reached, who: string): Promise<string[]> {
  const names = [who.trim()];
  for (const { kind, name, state } of notebook.cells) {
    if (kind !== 'ledger' || !state.outcome) continue;
    const found = async (table: string, column: string, value: string) =>
      engine
        .rows({ table, offset: 0, limit: 200, filter: { oneOf: { [column]: [value] } } })
        .catch(() => null);
    const customers = new Set<string>();
    for (const [table, column] of [
      [`${name}_keys`, 'source_id'],
      [name, 'customer'],
      [name, 'phone'],
      [name, 'email'],
    ] as const) {
      const page = await found(table, column, who.trim());
      for (const customer of valuesOf(page, 'customer')) customers.add(customer);
    }
    for (const customer of customers) {
      const keys = await found(`${name}_keys`, 'customer', customer);
      const row = await found(name, 'customer', customer);
      const known = [...valuesOf(row, 'phone'), ...valuesOf(row, 'email')];
      names.push(customer, ...valuesOf(keys, 'source_id'), ...known);
    }
  }
  return [...new Set(names)];
}

type Page = Awaited<ReturnType<Session['engine']['rows']>>;

function valuesOf(page: Page | null, column: string): string[] {
  const at = page?.columns.findIndex(({ name }) => name === column) ?? -1;
  if (!page || at < 0) return [];
  return page.rows.flatMap((row) => {
    const value = row[at];
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** Looks everywhere on this device: kept copies of all notebooks, files open here, value maps, the notebook's text. */
export async function findEverywhere(reached: Reached, names: readonly string[]): Promise<Place[]> {
  const needles = needlesOf(names);
  const kept = await keptPlaces(reached, needles);
  const open = await pagePlaces(reached, needles);
  return [...kept, ...open, ...(await mapPlaces(reached, needles)), ...documentPlaces(reached, needles)];
}

function kindOf(input: string): PlaceKind {
  const [kind] = /^(memory|form|decisions)(?=_)/.exec(input) ?? [];
  return kind === 'memory' || kind === 'form' || kind === 'decisions' ? kind : 'kept';
}

async function keptPlaces(reached: Reached, needles: Needles): Promise<Place[]> {
  const sources = reached.store?.sources;
  if (!sources) return [];
  const places: Place[] = [];
  for (const source of await sources.list()) {
    if (source.handle) {
      places.push({ kind: 'handle', file: source.name, records: null, will: 'willNothing' });
      continue;
    }
    const bytes = await sources.read(source);
    const found = bytes && (await withoutRecords(bytes, needles));
    if (!found || (found.form === 'text' && found.records === 0)) continue;
    const drop = found.form === 'binary';
    places.push({
      kind: kindOf(source.input),
      file: source.name,
      records: drop ? null : found.records,
      will: drop ? 'willDrop' : 'willRewrite',
      go: async () => {
        await (drop ? sources.remove(source.id) : sources.rewrite(source, found.rest));
        // What was read before stands for bytes that are there no more.
        replaceOpen(reached, source, drop ? null : await sources.read(source));
      },
    });
  }
  return places;
}

/** What is open on the page is the same file: it must follow. */
function replaceOpen({ notebook, notebookId }: Reached, source: KeptSource, rest: Blob | null): void {
  if (source.notebook !== notebookId) return;
  const files = notebook.files[source.input] ?? [];
  replaceFile({ notebook }, source.input, files[source.order], rest);
}

function replaceFile(
  { notebook }: Pick<Reached, 'notebook'>,
  input: string,
  file: File | undefined,
  rest: Blob | null,
): void {
  if (!file) return;
  const { name, type, lastModified } = file;
  const replaced = rest && new File([rest], name, { type, lastModified });
  notebook.setFiles(
    input,
    (notebook.files[input] ?? []).flatMap((one) => (one === file ? (replaced ? [replaced] : []) : [one])),
  );
}

async function pagePlaces(reached: Reached, needles: Needles): Promise<Place[]> {
  const { notebook, notebookId, store } = reached;
  const kept = (await store?.sources?.list()) ?? [];
  const isKept = (input: string, order: number) =>
    kept.some(
      (one) => one.notebook === notebookId && one.input === input && one.order === order && !one.handle,
    );
  const places: Place[] = [];
  for (const [input, files] of Object.entries(notebook.files)) {
    for (const [order, file] of files.entries()) {
      if (isKept(input, order)) continue;
      const found = await withoutRecords(file, needles);
      if (found.form === 'text' && found.records === 0) continue;
      const binary = found.form === 'binary';
      places.push({
        kind: kindOf(input) === 'kept' ? 'page' : kindOf(input),
        file: file.name,
        records: binary ? null : found.records,
        will: binary ? 'willKeepPage' : 'willReplace',
        go: () => Promise.resolve(replaceFile(reached, input, file, binary ? null : found.rest)),
      });
    }
  }
  return places;
}

async function mapPlaces({ store }: Reached, { texts }: Needles): Promise<Place[]> {
  if (!store) return [];
  const maps = await store.valueMaps.list();
  return maps.flatMap((kept): Place[] => {
    const rest = withoutValues(kept, texts);
    const records = Object.keys(kept.map).length - Object.keys(rest).length;
    if (records === 0) return [];
    const go = () => store.valueMaps.keep(kept.notebook, kept.key, rest);
    return [{ kind: 'maps', file: kept.key, records, will: 'willRemoveValues', go }];
  });
}

function withoutValues({ map }: KeptValueMap, texts: readonly string[]): ValueMap {
  return Object.fromEntries(
    Object.entries(map).filter(
      ([old, value]) => !texts.includes(old) && !(value !== null && texts.includes(value)),
    ),
  );
}

/** The notebook is the author's text: it is only pointed out. */
function documentPlaces({ notebook }: Reached, { texts }: Needles): Place[] {
  const found = texts.filter((one) => one.length >= 3 && notebook.text.includes(one));
  if (found.length === 0) return [];
  return [{ kind: 'document', file: '', records: found.length, will: 'willByHand' }];
}
