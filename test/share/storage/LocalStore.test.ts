import { describe, expect, it } from 'vitest';
import { LocalStore, type StoreStatus } from '../../../src/share/storage/LocalStore';
import { Device } from './fakes';

async function openTab(device: Device) {
  const ports = await device.tab();
  const store = new LocalStore(ports);
  const saves: string[] = [];
  store.onStatus((status) => saves.push(status.save.state));
  return { ports, store, saves };
}

const off = (status: StoreStatus) => (status.save.state === 'off' ? status.save.because : 'on');

describe('autosave and restore', () => {
  it('saves the newest text and finds it after a reload', async () => {
    const device = new Device();
    const { store, saves } = await openTab(device);
    store.changed('a', 'One', 'first');
    store.changed('a', 'One', 'second');
    await store.flush();
    expect(saves).toEqual(['saving', 'saving', 'saved']);
    await store.close();

    const { store: after } = await openTab(device);
    expect(after.status).toEqual({ place: 'device', owner: true, save: { state: 'saved' } });
    expect(await after.notebooks.loadLast()).toEqual({
      id: 'a',
      title: 'One',
      text: 'second',
      updated: device.time,
    });
  });

  it('lists notebooks newest first, and forgets a removed one', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    await store.notebooks.save('a', 'A', 'aa');
    device.time += 1;
    await store.notebooks.save('b', null, 'bbb');
    expect((await store.notebooks.list()).map(({ id, characters }) => [id, characters])).toEqual([
      ['b', 3],
      ['a', 2],
    ]);
    await store.notebooks.remove('b');
    expect(await store.notebooks.loadLast()).toBeNull();
    expect(await store.notebooks.load('a')).toMatchObject({ text: 'aa' });
  });

  it('says when saving failed and tries again', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    const set = device.durable.set.bind(device.durable);
    device.durable.set = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    store.changed('a', null, 'text');
    await store.flush();
    expect(store.status.save).toMatchObject({ state: 'failed', failure: { code: 'storage.full' } });
    device.durable.set = set;
    await store.flush();
    expect(store.status.save).toEqual({ state: 'saved' });
    expect(await store.notebooks.load('a')).toMatchObject({ text: 'text' });
  });

  it('keeps what comes while a save is running', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    store.changed('a', null, 'first');
    const saving = store.flush();
    store.changed('a', null, 'second');
    await saving;
    expect(store.status.save.state).toBe('saving');
    await store.flush();
    expect(await store.notebooks.load('a')).toMatchObject({ text: 'second' });
  });
});

describe('a page that goes before its save is done', () => {
  /** The browser ends the page: its lock is free, what it was writing never arrives. */
  async function goneWith(device: Device, edits: readonly string[], saved?: string): Promise<boolean> {
    const { ports, store } = await openTab(device);
    if (saved !== undefined) await store.notebooks.save('a', null, saved);
    const set = device.durable.set.bind(device.durable);
    device.durable.set = () => new Promise<void>(() => undefined);
    for (const text of edits) store.changed('a', 'A', text);
    const safe = store.leave();
    ports.lock.release();
    await new Promise((done) => setTimeout(done, 0));
    device.durable.set = set;
    return safe;
  }

  it.each([undefined, 'before'])(
    'finds its last edits on the next page (saved before: %s)',
    async (saved) => {
      const device = new Device();
      expect(await goneWith(device, ['one', 'two'], saved)).toBe(true);
      const { store } = await openTab(device);
      await store.start();
      expect(await store.notebooks.loadLast()).toMatchObject({ id: 'a', title: 'A', text: 'two' });
      expect(device.rescued).toBeNull();
    },
  );

  it('does not put them over what another tab saved since', async () => {
    const device = new Device();
    await goneWith(device, ['mine'], 'before');
    await device.durable.set('notebook/a', { id: 'a', title: null, text: 'theirs', updated: 1 });
    const { store } = await openTab(device);
    await store.start();
    expect(await store.notebooks.load('a')).toMatchObject({ text: 'theirs' });
    expect(device.rescued).toBeNull();
  });

  it('sets nothing down where all is saved, and forgets it when the page stays and saves', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    expect(store.leave()).toBe(true);
    expect(device.rescued).toBeNull();
    store.changed('a', null, 'text');
    expect(store.leave()).toBe(true);
    expect(device.rescued).not.toBeNull();
    await new Promise((done) => setTimeout(done, 0));
    expect(store.status.save).toEqual({ state: 'saved' });
    expect(device.rescued).toBeNull();
  });

  it('says so where it cannot be set down', async () => {
    const device = new Device();
    device.refusesRescue = true;
    expect(await goneWith(device, ['text'])).toBe(false);
  });

  it('survives a text that is no notebook', async () => {
    const device = new Device();
    device.rescued = '{"id":';
    const { store } = await openTab(device);
    await store.start();
    expect(await store.notebooks.loadLast()).toBeNull();
  });
});

describe('a second tab', () => {
  it('reads, does not write, and says why', async () => {
    const device = new Device();
    const first = await openTab(device);
    await first.store.notebooks.save('a', null, 'of the first');
    const second = await openTab(device);
    expect(second.store.status).toMatchObject({ owner: false });
    expect(off(second.store.status)).toBe('another_tab');
    expect(await second.store.notebooks.loadLast()).toMatchObject({ text: 'of the first' });
    second.store.changed('a', null, 'of the second');
    await second.store.flush();
    await expect(second.store.notebooks.save('a', null, 'forced')).rejects.toMatchObject({
      code: 'storage.another_tab',
    });
    expect(await first.store.notebooks.load('a')).toMatchObject({ text: 'of the first' });
  });

  it('becomes the owner when the first is closed', async () => {
    const device = new Device();
    const first = await openTab(device);
    const second = await openTab(device);
    await first.store.close();
    await Promise.resolve();
    expect(second.store.status).toMatchObject({ owner: true, save: { state: 'saved' } });
  });

  it('takes over; the first saves what it has, then writes no more, then gets it back', async () => {
    const device = new Device();
    const first = await openTab(device);
    const second = await openTab(device);
    first.store.changed('a', null, 'unsaved');
    await second.store.takeOver();
    await new Promise((done) => setTimeout(done, 0));
    expect(second.store.status.owner).toBe(true);
    expect(off(first.store.status)).toBe('another_tab');
    expect(await second.store.notebooks.loadLast()).toMatchObject({ text: 'unsaved' });
    await second.store.close();
    await new Promise((done) => setTimeout(done, 0));
    expect(first.store.status.owner).toBe(true);
  });

  it('with an old text never overwrites what the first saved, until it has read it', async () => {
    const device = new Device();
    const first = await openTab(device);
    await first.store.notebooks.save('a', null, 'one');
    const second = await openTab(device);
    await second.store.notebooks.loadLast();
    first.store.changed('a', null, 'two');
    await first.store.close();
    await new Promise((done) => setTimeout(done, 0));
    expect(second.store.status.owner).toBe(true);
    second.store.changed('a', null, 'one and a bit');
    await second.store.flush();
    expect(off(second.store.status)).toBe('another_tab');
    const told = second.saves.length;
    expect(await second.store.notebooks.load('a')).toMatchObject({ text: 'two' });
    expect(second.saves.slice(told)).toEqual(['saved']);
    expect(second.store.status.save).toEqual({ state: 'saved' });
    await second.store.flush();
    second.store.changed('a', null, 'two and a bit');
    await second.store.flush();
    expect(await second.store.notebooks.load('a')).toMatchObject({ text: 'two and a bit' });
  });

  it('with an old text can still save another notebook', async () => {
    const device = new Device();
    const first = await openTab(device);
    await first.store.notebooks.save('a', null, 'one');
    const second = await openTab(device);
    await first.store.close();
    await new Promise((done) => setTimeout(done, 0));
    second.store.changed('a', null, 'never read');
    await second.store.flush();
    expect(off(second.store.status)).toBe('another_tab');
    second.store.changed('copy', null, 'never read');
    await second.store.flush();
    expect(second.store.status.save).toEqual({ state: 'saved' });
    expect(await second.store.notebooks.load('a')).toMatchObject({ text: 'one' });
    expect(await second.store.notebooks.load('copy')).toMatchObject({ text: 'never read' });
  });

  it('that erases everything does not touch the database again', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    await store.notebooks.save('a', null, 'one');
    const erasing = store.eraseEverything();
    const touch = () => Promise.reject(new Error('the database was opened again'));
    Object.assign(device.durable, { get: touch, set: touch });
    expect(await store.notebooks.list()).toEqual([]);
    await erasing;
    expect(await store.notebooks.list()).toEqual([]);
    expect(await store.notebooks.loadLast()).toBeNull();
    expect((await store.sources?.list()) ?? []).toEqual([]);
  });

  it('stops for good when everything is erased elsewhere', async () => {
    const device = new Device();
    const first = await openTab(device);
    const second = await openTab(device);
    first.store.changed('a', null, 'pending');
    await second.store.eraseEverything();
    await first.store.flush();
    expect(off(first.store.status)).toBe('erased');
    expect(await device.durable.keys('')).toEqual([]);
    const { store: reloaded } = await openTab(device);
    expect(reloaded.status).toEqual({ place: 'device', owner: true, save: { state: 'saved' } });
  });
});

describe('a shared computer', () => {
  it('erases the device, keeps the document in the tab and no files', async () => {
    const device = new Device();
    const { store, ports } = await openTab(device);
    await store.notebooks.save('a', null, 'text');
    await store.exports.log({ what: 'list', format: 'csv', rows: 3, columns: ['customer'] });
    await store.sources?.keep(
      { notebook: 'a', input: 'orders', order: 0, file: new File(['x'], 'x.csv') },
      '7',
    );
    expect(device.bytes.blobs.size).toBe(1);
    await store.setShared(true);
    expect(store.sources).toBeNull();
    store.changed('a', null, 'text 2');
    await store.flush();
    expect(await store.notebooks.loadLast()).toMatchObject({ text: 'text 2' });
    expect(await device.durable.keys('')).toEqual([]);
    expect(device.bytes.blobs.size).toBe(0);
    expect(await ports.session.keys('')).toEqual(['last', 'notebook/a']);
    expect((await openTab(device)).store.shared).toBe(true);
    await store.setShared(false);
    store.changed('a', null, 'text 3');
    await store.flush();
    expect(await store.notebooks.loadLast()).toMatchObject({ text: 'text 3' });
    expect(await ports.session.keys('')).toEqual([]);
    expect(await device.durable.keys('')).toEqual(['last', 'notebook/a']);
  });
});

describe('without storage', () => {
  it('says so, and everything else goes on', async () => {
    const device = new Device();
    const store = new LocalStore({ ...(await device.tab()), durable: null, bytes: null });
    expect(store.status.place).toBe('nowhere');
    expect(off(store.status)).toBe('unavailable');
    expect(store.sources).toBeNull();
    store.changed('a', null, 'text');
    await store.flush();
    await store.exports.log({ what: 'list', format: 'csv', rows: 3, columns: [] });
    expect(await store.exports.list()).toHaveLength(1);
    expect(await store.start()).toEqual([]);
  });
});

describe('the export log', () => {
  it('is newest first, keeps exports of one moment apart, and is erased', async () => {
    const device = new Device();
    const { store } = await openTab(device);
    await store.exports.log({ what: 'one', format: 'csv', rows: 684, columns: ['customer', 'segment'] });
    await store.exports.log({ what: 'two', format: 'xlsx', rows: 1, columns: [] });
    device.time += 1000;
    await store.exports.log({ what: 'three', format: 'link', rows: null, columns: [] });
    expect((await store.exports.list()).map((entry) => entry.what)).toEqual(['three', 'two', 'one']);
    expect((await store.exports.list())[2]).toEqual({
      at: device.time - 1000,
      what: 'one',
      format: 'csv',
      rows: 684,
      columns: ['customer', 'segment'],
    });
    await store.eraseEverything();
    expect(await store.exports.list()).toEqual([]);
    await expect(store.exports.log({ what: 'x', format: 'csv', rows: 0, columns: [] })).rejects.toMatchObject(
      {
        code: 'storage.unavailable',
      },
    );
  });
});
