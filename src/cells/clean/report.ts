import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import type { Value } from '../../model/table';
import { column, figure, figures, table } from '../report-blocks';
import { becauseText } from './because';
import type { CleanOptions } from './options';
import type { CleanResult } from './result';
import { removedRows } from './step-figures';
import { strings } from './strings';
import { stepTitle } from './title';

/** Every step of the recipe with what it did, and why rows went. Values stay away. */
export const report: CellReport<CleanOptions, CleanResult> = {
  part: 'appendix',
  blocks({ result, options, locale }) {
    const t = wordsIn(strings, locale);
    const removed = removedRows(result);
    const gone = removed.reduce((sum, { rows }) => sum + rows, 0);
    const steps = result.steps.flatMap(({ index, state, rows_in, rows_out, changed, lost }): Value[][] => {
      const step = options.steps[index];
      if (!step) return [];
      const title = `${index + 1}. ${stepTitle(step, locale)}`;
      return state === 'done' ? [[title, changed, lost, rows_out - rows_in]] : [[title, null, null, null]];
    });
    const columns = [
      column(t('report_step')),
      column(t('report_changed'), 'integer'),
      column(t('report_lost'), 'integer'),
      column(t('report_rows'), 'integer'),
    ];
    return [
      ...figures(
        figure(t('rows_before'), result.rows_in, 'integer'),
        figure(t('rows_after'), result.rows_out, 'integer'),
        gone > 0 && figure(t('rows_removed'), gone, 'integer'),
      ),
      ...table('steps', t('report_steps'), columns, steps),
      ...table(
        'removed',
        t('rows_removed'),
        [column(t('report_because')), column(t('rows_removed'), 'integer')],
        removed.map(({ because, rows }) => [becauseText(because, locale), rows]),
      ),
    ];
  },
};
