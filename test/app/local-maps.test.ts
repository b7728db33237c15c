import { describe, expect, it } from 'vitest';
import { LocalMaps } from '../../src/app/local-maps.svelte';
import { NotebookStore } from '../../src/notebook/notebook.svelte';
import { MemoryKeyValue } from '../../src/share/storage/KeyValue';
import { ValueMaps } from '../../src/share/storage/ValueMaps';
import { FakeEngine } from '../notebook/fake-engine';

const CITIES = { 上海市: '上海' };

function notebookText(key: string): string {
  return `---\nkequn: 1\n---\n\`\`\`clean tidy\nsteps:\n  - map_values: { column: city, local: ${key} }\n\`\`\`\n`;
}

function page(text = notebookText('city')) {
  const notebook = new NotebookStore(new FakeEngine(), text, false);
  const maps = new ValueMaps(new MemoryKeyValue(), () => 0);
  return { notebook, maps, local: new LocalMaps(notebook, () => ({ maps, notebook: 'a' })) };
}

async function handed(notebook: NotebookStore, input: string): Promise<unknown> {
  const [file] = notebook.files[input] ?? [];
  return file ? JSON.parse(await file.text()) : null;
}

describe('value maps that stay on the device', () => {
  it('reach the recipe that names them', async () => {
    const { notebook, maps, local } = page(notebookText('none'));
    expect(await local.keep('city', CITIES)).toBe('city');
    expect(await handed(notebook, 'local_tidy')).toBe(null);
    notebook.setOption('tidy', ['steps', 0, 'map_values', 'local'], 'city');
    expect(await handed(notebook, 'local_tidy')).toEqual({ city: CITIES });
    expect((await maps.list('a')).map(({ key, map }) => [key, map])).toEqual([['city', CITIES]]);
    expect(notebook.text).not.toContain('上海');
  });

  it('are never changed: an edit has its own key, and undo finds the old map', async () => {
    const { notebook, local } = page();
    await local.keep('city', CITIES);
    const key = await local.keep('city', { 沪: '上海' });
    expect(key).toBe('city_2');
    notebook.setOption('tidy', ['steps', 0, 'map_values', 'local'], key);
    expect(await handed(notebook, 'local_tidy')).toEqual({ city_2: { 沪: '上海' } });
    notebook.undo();
    expect(await handed(notebook, 'local_tidy')).toEqual({ city: CITIES });
    notebook.rename('tidy', 'neat');
    expect(await handed(notebook, 'local_neat')).toEqual({ city: CITIES });
  });

  it('come back with their notebook, also those that no saved step names', async () => {
    const { notebook, maps, local } = page();
    await maps.keep('a', 'city', CITIES);
    await maps.keep('a', 'unsaved', CITIES);
    await maps.keep('b', 'other', CITIES);
    await local.restore();
    expect(local.get('city')).toEqual(CITIES);
    expect(await handed(notebook, 'local_tidy')).toEqual({ city: CITIES });
    notebook.setOption('tidy', ['steps', 0, 'map_values', 'local'], 'unsaved');
    expect(await handed(notebook, 'local_tidy')).toEqual({ unsaved: CITIES });
    expect(local.get('other')).toBe(null);
  });

  it('do not follow into another notebook', async () => {
    const { notebook, local } = page();
    await local.keep('city', CITIES);
    local.forget();
    notebook.open(notebookText('city'));
    expect(local.get('city')).toBe(null);
    expect(notebook.files['local_tidy']).toBe(undefined);
  });
});
