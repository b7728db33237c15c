import { translate, type Locale } from '../i18n/dictionary';
import { app } from '../i18n/shell/app';
import { copyText } from '../ui/copy-text';
import type { Obstacle } from './floor';

/** Shows what stands in the way, in plain elements: the browser may be too old for anything more. */
export function showObstacle(target: HTMLElement, obstacle: Obstacle, locale: Locale): void {
  const t = (key: keyof typeof app.zh) => translate(app, locale, key);
  const inApp = obstacle === 'in_app_browser';
  const main = element('main', 'obstacle');
  main.append(
    element('p', 'brand', `${t('product')} ${t('productLatin')}`),
    element('h1', '', t(inApp ? 'inAppTitle' : 'oldTitle')),
    element('p', '', t(inApp ? 'inAppText' : 'oldText')),
  );
  if (inApp) main.append(copyAddress(t));
  target.replaceChildren(main);
}

function copyAddress(t: (key: keyof typeof app.zh) => string): HTMLElement {
  const box = element('div', 'address');
  const button = element('button', '', t('copyAddress'));
  const note = element('p', 'note');
  button.onclick = async () => {
    const copied = await copyText(location.href);
    note.textContent = copied ? t('copied') : t('copyByHand');
    if (!copied) note.after(element('code', '', location.href));
  };
  box.append(button, note);
  return box;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
