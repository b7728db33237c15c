/** The screen to which a key leads; null where it leads to none. Space goes on, with Shift it goes back; up and down
 * are left for scrolling. */
export function turned(key: string, at: number, total: number, shift: boolean): number | null {
  const last = Math.max(0, total - 1);
  const bounded = (to: number) => Math.max(0, Math.min(last, to));
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case 'Enter':
      return bounded(at + 1);
    case ' ':
      return bounded(at + (shift ? -1 : 1));
    case 'ArrowLeft':
    case 'PageUp':
    case 'Backspace':
      return bounded(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
