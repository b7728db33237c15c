import type { Locale } from '../i18n/dictionary';
import { locale } from '../i18n/locale.svelte';
import { applyTheme, readTheme, rememberLocale, rememberTheme, type Theme } from './preferences';

/** Language and theme of the page, remembered on this device. */
class Appearance {
  #theme = $state<Theme>(readTheme());

  get theme(): Theme {
    return this.#theme;
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    applyTheme(theme);
    rememberTheme(theme);
  }

  /** Paper is white, whatever the screen is. */
  print(): void {
    applyTheme('light');
  }

  afterPrint(): void {
    applyTheme(this.#theme);
  }

  setLocale(next: Locale): void {
    locale.current = next;
    document.documentElement.lang = next;
    rememberLocale(next);
  }
}

export const appearance = new Appearance();
