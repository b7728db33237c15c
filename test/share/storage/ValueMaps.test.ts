import { describe, expect, it } from 'vitest';
import { LocalStore } from '../../../src/share/storage/LocalStore';
import { MemoryKeyValue } from '../../../src/share/storage/KeyValue';
import { isValueMap, ValueMaps } from '../../../src/share/storage/ValueMaps';
import { Device } from './fakes';

const CITIES = { 上海市: '上海', '上 海': '上海' };

describe('value maps kept on the device', () => {
  it('come back by notebook and key', async () => {
    const maps = new ValueMaps(new MemoryKeyValue(), () => 7);
    await maps.keep('a', 'city', CITIES);
    await maps.keep('a', 'name', { 张三丰: '张三' });
    await maps.keep('ab', 'city', { x: 'y' });
    expect(await maps.list('a')).toEqual([
      { notebook: 'a', key: 'city', map: CITIES, updated: 7 },
      { notebook: 'a', key: 'name', map: { 张三丰: '张三' }, updated: 7 },
    ]);
    expect(await maps.list()).toHaveLength(3);
  });

  it('are removed one by one and with their notebook, and nothing else is', async () => {
    const values = new MemoryKeyValue();
    const maps = new ValueMaps(values, () => 0);
    await values.set('notebook/a', { text: 'kept' });
    await maps.keep('a', 'city', CITIES);
    await maps.keep('a', 'name', CITIES);
    await maps.keep('b', 'city', CITIES);
    await maps.remove('a', 'city');
    expect((await maps.list('a')).map(({ key }) => key)).toEqual(['name']);
    await maps.removeNotebook('a');
    expect((await maps.list()).map(({ notebook }) => notebook)).toEqual(['b']);
    expect(await values.get('notebook/a')).toEqual({ text: 'kept' });
  });

  it('passes over what is no value map', async () => {
    const values = new MemoryKeyValue();
    await values.set('values/a/city', { notebook: 'a', key: 'city', map: { x: 1 } });
    await values.set('values/a/name', 'broken');
    expect(await new ValueMaps(values, () => 0).list()).toEqual([]);
    expect(isValueMap({})).toBe(true);
    expect(isValueMap({ x: null })).toBe(true);
    expect(isValueMap({ x: 1 })).toBe(false);
    expect(isValueMap(['x'])).toBe(false);
  });

  it('go when everything on the device is erased', async () => {
    const device = new Device();
    const store = new LocalStore(await device.tab());
    await store.valueMaps.keep('a', 'city', CITIES);
    expect(await store.valueMaps.list('a')).toHaveLength(1);
    await store.eraseEverything();
    expect(await device.durable.keys('')).toEqual([]);
    await expect(store.valueMaps.keep('a', 'city', CITIES)).rejects.toMatchObject({
      code: 'storage.unavailable',
    });
  });
});
