/**
 * Makes a region that scrolls reachable by keyboard, as people without a pointer need it (WCAG 2.1.1): an attachment,
 * `{@attach reachable}`. The region must have a role and a name.
 */
export function reachable(region: HTMLElement): void {
  region.tabIndex = 0;
}

/** The same with a listener for the keys that scroll it or run what is in it. */
export function keysIn(listener: (event: KeyboardEvent) => void): (region: HTMLElement) => () => void {
  return (region) => {
    region.addEventListener('keydown', listener);
    return () => {
      region.removeEventListener('keydown', listener);
    };
  };
}
