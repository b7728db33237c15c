import type { Row, Standing } from './board';
import type { Word } from './words';

/** How many KPIs stand how. */
export function summaryOf(shown: readonly { readonly row: Row; readonly standing: Standing | null }[]) {
  const count = (state: Standing['state']) =>
    shown.filter(({ standing }) => standing?.state === state).length;
  const [on, risk, off] = [count('on_track'), count('at_risk'), count('off')];
  return { on, risk, off, none: shown.length - on - risk - off };
}

export function summaryWords(
  shown: readonly { readonly row: Row; readonly standing: Standing | null }[],
  t: Word,
): string {
  const { on, risk, off, none } = summaryOf(shown);
  return t('summary', { on, risk, off, rest: none > 0 ? t('summary_rest', { none }) : '' });
}
