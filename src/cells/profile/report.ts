import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import { column, figure, figures, paragraph, table } from '../report-blocks';
import type { ProfileOptions } from './options';
import { problemStrings } from './problem-strings';
import type { ProfileResult } from './result';
import { strings } from './strings';

/** How much there is, how complete it is, and what is wrong with it. Values stay away. */
export const report: CellReport<ProfileOptions, ProfileResult> = {
  part: 'appendix',
  blocks({ result, locale }) {
    const t = wordsIn(strings, locale);
    const named = wordsIn(problemStrings, locale);
    const columns = [
      column(t('problems')),
      column(t('column')),
      column(t('rows'), 'integer'),
      column(t('report_share'), 'percent'),
    ];
    const rows = result.problems.map(({ code, columns: found, rows: affected, share }) => [
      named(code),
      found.map((name) => columnName(name, locale)).join(' · '),
      affected,
      share,
    ]);
    return [
      ...figures(
        figure(t('rows'), result.rows, 'integer'),
        figure(t('columnsCount'), result.columns.length, 'integer'),
        figure(t('duplicates'), result.duplicates, 'integer'),
        figure(t('completeness'), result.completeness, 'percent'),
      ),
      ...table('problems', t('problems'), columns, rows),
      ...paragraph(rows.length === 0 ? t('noProblems') : null),
    ];
  },
};
