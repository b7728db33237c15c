import type { IconName } from './icons';

export interface MenuItem {
  readonly label: string;
  readonly onselect: () => void;
  readonly note?: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

export type MenuEntry = MenuItem | 'separator';
