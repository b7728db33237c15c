import { dictionary } from '../../i18n/dictionary';

/** What the view and the form say around the steps. */
export const viewStrings = dictionary(
  {
    rows_before: '处理前行数',
    rows_after: '处理后行数',
    step: '步骤',
    rows_in: '进入',
    rows_out: '留下',
    changed: '改动行数',
  },
  {
    rows_before: 'Rows before',
    rows_after: 'Rows after',
    step: 'Step',
    rows_in: 'Rows in',
    rows_out: 'Rows out',
    changed: 'Rows changed',
  },
);
