import type { LocalNotebookEntry } from '../../share/storage/Notebooks';
import type { ExportEntry } from '../../share/storage/ExportLog';
import type { KeptSource } from '../../share/storage/KeptSources';
import type { KeptValueMap } from '../../share/storage/ValueMaps';
import type { LocalStore, StoreStatus } from '../../share/storage/LocalStore';

/** What is on this device, read anew after every change; the page's view of a LocalStore. */
export class Stored {
  notebooks = $state.raw<readonly LocalNotebookEntry[]>([]);
  sources = $state.raw<readonly KeptSource[]>([]);
  valueMaps = $state.raw<readonly KeptValueMap[]>([]);
  exports = $state.raw<readonly ExportEntry[]>([]);
  status: StoreStatus = $state.raw({ place: 'nowhere', owner: true, save: { state: 'saved' } });
  shared = $state(false);

  constructor(readonly store: LocalStore) {
    void this.refresh();
  }

  /** Follows the store until the returned function is called. */
  follow(): () => void {
    return this.store.onStatus(() => void this.refresh());
  }

  async refresh(): Promise<void> {
    const { store } = this;
    this.status = store.status;
    this.shared = store.shared;
    const none = () => [];
    this.notebooks = await store.notebooks.list().catch(none);
    this.sources = (await store.sources?.list().catch(none)) ?? [];
    this.valueMaps = await store.valueMaps.list().catch(none);
    this.exports = await store.exports.list().catch(none);
  }
}
