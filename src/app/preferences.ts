import { LOCALES, type Locale } from '../i18n/dictionary';
import { basePathOf, storageKey } from '../share/storage/keys';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A setting of the page that is remembered on this device; reading and writing may fail and then do nothing. */
function remembered(name: string): { get(): string | null; set(value: string): void } {
  const key = storageKey(basePathOf(document.baseURI), name);
  return {
    get: () => attempt(() => localStorage.getItem(key)),
    set: (value) => attempt(() => localStorage.setItem(key, value)),
  };
}

/** Reading `localStorage` throws where site data is blocked. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The language remembered, else the first of the browser's languages that the product speaks, else English. */
export function chooseLocale(stored: string | null, languages: readonly string[]): Locale {
  const known = LOCALES.find((locale) => locale === stored);
  if (known) return known;
  const spoken = languages.map((language) => language.toLowerCase().split('-')[0]);
  const first = spoken.find((language) => language === 'zh' || language === 'en');
  return first === 'zh' ? 'zh-CN' : 'en';
}

export function readLocale(): Locale {
  return chooseLocale(remembered('locale').get(), navigator.languages);
}

export function rememberLocale(locale: Locale): void {
  remembered('locale').set(locale);
}

export function readTheme(): Theme {
  const stored = remembered('theme').get();
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

export function rememberTheme(theme: Theme): void {
  remembered('theme').set(theme);
}

/** Puts a theme on the page: the tokens follow `data-theme`, and the system's choice where there is none. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
