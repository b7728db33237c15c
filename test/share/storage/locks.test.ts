import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeartbeatLock } from '../../../src/share/storage/HeartbeatLock';
import { basePathOf, storageKey } from '../../../src/share/storage/keys';
import { SessionKeyValue } from '../../../src/share/storage/SessionKeyValue';
import { storageError } from '../../../src/share/storage/storage-error';
import { WebLock } from '../../../src/share/storage/WebLock';
import { FakeLocks, MemoryStorage } from './fakes';

const settle = () => new Promise((done) => setTimeout(done, 0));

describe('WebLock', () => {
  it('has one owner, whatever happens', async () => {
    const locks = new FakeLocks();
    const tabs = [
      await WebLock.open(locks, 'x'),
      await WebLock.open(locks, 'x'),
      await WebLock.open(locks, 'x'),
    ];
    const owners = () => tabs.map((tab) => (tab.held ? 1 : 0)).join('');
    expect(owners()).toBe('100');
    await tabs[2]?.takeOver();
    await settle();
    expect(owners()).toBe('001');
    await tabs[0]?.takeOver();
    await settle();
    expect(owners()).toBe('100');
    tabs[0]?.release();
    await settle();
    expect(owners()).toBe('010');
    tabs[1]?.release();
    await settle();
    expect(owners()).toBe('001');
    tabs[2]?.release();
    await settle();
    expect(owners()).toBe('000');
  });
});

describe('HeartbeatLock', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('has one owner; a closed or dead one is followed', () => {
    const storage = new MemoryStorage();
    const open = (tab: string) => new HeartbeatLock(storage, 'owner', tab, () => Date.now());
    const a = open('a');
    const b = open('b');
    expect([a.held, b.held]).toEqual([true, false]);
    vi.advanceTimersByTime(120_000);
    expect([a.held, b.held]).toEqual([true, false]);
    a.release();
    vi.advanceTimersByTime(2000);
    expect([a.held, b.held]).toEqual([false, true]);
    const c = open('c');
    void c.takeOver();
    vi.advanceTimersByTime(2000);
    expect([b.held, c.held]).toEqual([false, true]);
    c.release();
    b.release();
    expect(storage.length).toBe(0);
    storage.setItem('owner', `${Date.now()} dead`);
    const d = open('d');
    expect(d.held).toBe(false);
    vi.advanceTimersByTime(80_000);
    expect(d.held).toBe(true);
    d.release();
  });
});

describe('names and errors', () => {
  it('carry the path of the page', () => {
    expect(basePathOf('https://a.io/tools/kequn/index.html?n#n=1.x')).toBe('/tools/kequn/');
    expect(basePathOf('https://a.io/')).toBe('/');
    expect(storageKey('/tools/kequn/', 'locale')).toBe('kequn:/tools/kequn/:locale');
  });

  it('tell a full device from one that keeps nothing', () => {
    expect(storageError(new DOMException('x', 'QuotaExceededError')).code).toBe('storage.full');
    expect(storageError(new DOMException('x', 'SecurityError')).code).toBe('storage.unavailable');
  });

  it('session values live under their prefix', async () => {
    const storage = new MemoryStorage();
    storage.setItem('other', '1');
    const values = new SessionKeyValue(storage, 'kequn:/:tab/');
    await values.set('notebook/a', { text: '文' });
    expect(await values.get('notebook/a')).toEqual({ text: '文' });
    expect(await values.get('none')).toBeUndefined();
    expect(await values.keys('notebook/')).toEqual(['notebook/a']);
    await values.remove('notebook/a');
    expect([...storage.texts.keys()]).toEqual(['other']);
    storage.setItem = () => {
      throw new DOMException('x', 'QuotaExceededError');
    };
    await expect(values.set('a', 1)).rejects.toMatchObject({ code: 'storage.full' });
  });
});
