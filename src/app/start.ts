import { mount } from 'svelte';
import type { Locale } from '../i18n/dictionary';
import { locale } from '../i18n/locale.svelte';
import App from './App.svelte';

/** Mounts the product in the reader's language. */
export function start(target: HTMLElement, language: Locale): void {
  locale.current = language;
  target.replaceChildren();
  mount(App, { target });
}
