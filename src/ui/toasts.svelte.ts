import { untrack } from 'svelte';
import type { Tone } from './tone';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const STAYS_MS = 6000;

/** Short messages that come and go at the foot of the page; errors stay until they are closed. */
class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  notify(text: string, tone: Tone = 'info', action?: Toast['action']): void {
    const toast: Toast = { id: this.#next++, text, tone, action };
    // Whoever notifies in an effect is not to run again for it.
    this.#list = [...untrack(() => this.#list).slice(-3), toast];
    if (tone !== 'error') setTimeout(() => this.dismiss(toast.id), STAYS_MS);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
