import type { IconName } from './icons';

/** How serious a message is. */
export type Tone = 'info' | 'good' | 'warn' | 'error';

export const TONE_ICONS = {
  info: 'info',
  good: 'good',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<Tone, IconName>;
