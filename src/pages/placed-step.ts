import { translate } from '../i18n/dictionary';
import { locale } from '../i18n/locale.svelte';
import { common } from '../i18n/shell/common';
import { notebook as strings } from '../i18n/shell/notebook';
import type { PlacedStep } from '../notebook/add-clean-step';
import type { NotebookStore } from '../notebook/notebook.svelte';
import { toasts } from '../ui/toasts.svelte';

/** Tells the reader what became of a step for a table's recipe, and which cells read another table for it. */
export function tellPlaced(
  notebook: NotebookStore,
  placed: Omit<PlacedStep, 'document'>,
  table: string,
): void {
  const { place, cell, readers } = placed;
  if (place === 'none') return;
  const values = { cell, table, readers: readers.join(locale.current === 'zh-CN' ? '、' : ', ') };
  const key = place === 'made' && readers.length > 0 ? 'cleanStepMadeReaders' : KEYS[place];
  const text = translate(strings, locale.current, key, values);
  const undo = { label: translate(common, locale.current, 'undo'), run: () => notebook.undo() };
  toasts.notify(text, place === 'known' ? 'info' : 'good', place === 'known' ? undefined : undo);
}

/** Tells the reader that a cell was added. */
export function tellAdded(notebook: NotebookStore, cell: string): void {
  const undo = { label: translate(common, locale.current, 'undo'), run: () => notebook.undo() };
  toasts.notify(translate(strings, locale.current, 'cellAdded', { cell }), 'good', undo);
}

const KEYS = {
  added: 'cleanStepAdded',
  made: 'cleanStepMade',
  known: 'cleanStepKnown',
} as const;
