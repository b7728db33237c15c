import { describe, expect, it } from 'vitest';
import { MemoryKeyValue } from '../../../src/share/storage/KeyValue';
import { KeptSources, type RestoredFile } from '../../../src/share/storage/KeptSources';
import { MemoryBytes } from './fakes';

const DAY = 86_400_000;

function device() {
  const clock = { now: Date.UTC(2024, 6, 1) };
  const bytes = new MemoryBytes();
  const values = new MemoryKeyValue();
  return { clock, bytes, values, kept: new KeptSources(values, bytes, () => clock.now) };
}

const orders = (text: string, order = 0) => ({
  notebook: 'a',
  input: 'orders',
  order,
  file: new File([text], `orders-${order}.csv`, { lastModified: 1000 }),
});

function handle(file: File, permissions: { query: PermissionState; request: PermissionState }) {
  return {
    getFile: () => Promise.resolve(file),
    queryPermission: () => Promise.resolve(permissions.query),
    requestPermission: () => Promise.resolve(permissions.request),
  } as unknown as FileSystemFileHandle;
}

async function textOf(restored: RestoredFile | undefined): Promise<string> {
  return restored?.state === 'ready' ? restored.file.text() : String(restored?.state);
}

describe('the files of an input', () => {
  const files = (...texts: string[]) => texts.map((text) => ({ file: new File([text], `${text}.csv`) }));
  const names = async (kept: KeptSources) => (await kept.list()).map(({ name, order }) => [name, order]);

  it('take the place of all that was kept for it before, of it alone', async () => {
    const { kept } = device();
    await kept.keepInput('a', 'orders', files('jan', 'feb', 'mar'), '7');
    await kept.keepInput('a', 'people', files('people'), '7');
    await kept.keepInput('a', 'orders', files('year'), '7');
    expect(await names(kept)).toEqual([
      ['year.csv', 0],
      ['people.csv', 0],
    ]);
    await kept.keepInput('a', 'orders', files('next'), 'nothing');
    expect(await names(kept)).toEqual([['people.csv', 0]]);
  });

  it('are kept all or not at all', async () => {
    const { kept, bytes } = device();
    const write = bytes.write.bind(bytes);
    let written = 0;
    bytes.write = (id, data) => {
      written += 1;
      bytes.full = written > 1;
      return write(id, data);
    };
    await expect(kept.keepInput('a', 'orders', files('jan', 'feb'), '30')).rejects.toThrow();
    expect(await kept.list()).toEqual([]);
    expect(bytes.blobs.size).toBe(0);
  });
});

describe('a copy', () => {
  it('comes back with its name, date and bytes, in the order given', async () => {
    const { kept } = device();
    await kept.keep(orders('second', 1), '7');
    await kept.keep(orders('first', 0), '7');
    await kept.keep({ ...orders('other'), notebook: 'b' }, '7');
    const [first, second, ...more] = await kept.restore('a');
    expect(more).toEqual([]);
    expect(await textOf(first)).toBe('first');
    expect(await textOf(second)).toBe('second');
    expect(first).toMatchObject({
      changed: false,
      source: { name: 'orders-0.csv', bytes: 5, modified: 1000 },
    });
  });

  it.each(['1', '7', '30'] as const)('of %s days ends on time', async (choice) => {
    const { kept, clock, bytes } = device();
    const source = await kept.keep(orders('x'), choice);
    expect(source?.until).toBe(clock.now + Number(choice) * DAY);
    clock.now += Number(choice) * DAY - 1;
    expect(await kept.expire()).toEqual([]);
    clock.now += 1;
    expect((await kept.restore('a'))[0]?.state).toBe('missing');
    expect(await kept.expire()).toMatchObject([{ name: 'orders-0.csv' }]);
    expect(await kept.list()).toEqual([]);
    expect(bytes.blobs.size).toBe(0);
  });

  it('is replaced, not doubled, and removed with its notebook', async () => {
    const { kept, bytes } = device();
    await kept.keep(orders('old'), '7');
    await kept.keep(orders('new'), '30');
    expect(await kept.list()).toHaveLength(1);
    expect(await textOf((await kept.restore('a'))[0])).toBe('new');
    await kept.keep(orders('new'), 'nothing');
    expect(await kept.list()).toEqual([]);
    await kept.keep(orders('again'), '1');
    await kept.removeNotebook('a');
    expect([await kept.list(), bytes.blobs.size]).toEqual([[], 0]);
  });

  it('that does not fit leaves nothing behind', async () => {
    const { kept, bytes } = device();
    bytes.full = true;
    await expect(kept.keep(orders('x'), '7')).rejects.toThrow('no room');
    expect(await kept.list()).toEqual([]);
  });

  it('without a record is swept up', async () => {
    const { kept, bytes } = device();
    await bytes.write('stray', new Blob(['x']));
    await kept.keep(orders('x'), '7');
    await kept.expire();
    expect(await bytes.ids()).toEqual(['a.orders.0']);
  });
});

describe('a handle', () => {
  const file = new File(['rows'], 'o.csv', { lastModified: 1000 });

  it('takes no copy and opens where permission lasts', async () => {
    const { kept, bytes } = device();
    const source = await kept.keep(
      { ...orders('rows'), file, handle: handle(file, { query: 'granted', request: 'granted' }) },
      'handle',
    );
    expect(source?.until).toBeNull();
    expect(bytes.blobs.size).toBe(0);
    expect(await textOf((await kept.restore('a'))[0])).toBe('rows');
  });

  it('asks where it must, and takes no for an answer', async () => {
    for (const [request, expected] of [
      ['granted', 'rows'],
      ['denied', 'missing'],
    ] as const) {
      const { kept } = device();
      const asking = handle(file, { query: 'prompt', request });
      await kept.keep({ ...orders('rows'), file, handle: asking }, 'handle');
      const [restored] = await kept.restore('a');
      if (restored?.state !== 'ask') throw new Error('it should ask');
      expect(await textOf(await restored.ask())).toBe(expected);
    }
  });

  it('notices that the file was changed', async () => {
    const { kept } = device();
    const changed = new File(['rows and more'], 'o.csv', { lastModified: 2000 });
    await kept.keep(
      { ...orders('rows'), file, handle: handle(changed, { query: 'granted', request: 'granted' }) },
      'handle',
    );
    expect((await kept.restore('a'))[0]).toMatchObject({ state: 'ready', changed: true });
  });

  it('that the browser did not give keeps nothing', async () => {
    const { kept } = device();
    expect(await kept.keep(orders('x'), 'handle')).toBeNull();
    expect(await kept.list()).toEqual([]);
  });
});
