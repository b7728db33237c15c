import './ui/tokens.css';
import './ui/base.css';
import './app/obstacle.css';
import { findObstacle, surroundings } from './app/floor';
import { showObstacle } from './app/obstacle-page';
import { applyTheme, readLocale, readTheme } from './app/preferences';

/** Mounts the product, or says what stands in the way: before anything big is loaded. */
async function main(target: HTMLElement): Promise<void> {
  const locale = readLocale();
  document.documentElement.lang = locale;
  applyTheme(readTheme());
  const obstacle = findObstacle(surroundings());
  if (obstacle !== null) showObstacle(target, obstacle, locale);
  else (await import('./app/start')).start(target, locale);
}

const target = document.getElementById('app');
if (target) void main(target);
