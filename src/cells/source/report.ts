import { formatDate, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import { column, figure, figures, labelled, paragraph, table } from '../report-blocks';
import type { SourceOptions } from './options';
import type { SourceColumn, SourceResult } from './result';
import { strings } from './strings';

/** What was read: how much, of which period, which columns became what. Names of files and values stay away. */
export const report: CellReport<SourceOptions, SourceResult> = {
  part: 'appendix',
  blocks({ result, locale }) {
    const t = wordsIn(strings, locale);
    const day = (time: string | null) => formatDate(time?.slice(0, 10) ?? null, locale);
    const ordered = result.table === 'orders' || result.table === 'items';
    const heading = ({ name, field }: SourceColumn) => (field === null ? name : columnName(field, locale));
    const columns = [
      column(t('column')),
      column(t('type')),
      column(t('missing'), 'integer'),
      column(t('missing_share'), 'percent'),
      column(t('failed'), 'integer'),
    ];
    const rows = result.columns.map((one) => [
      heading(one),
      one.type,
      one.missing,
      result.rows > 0 ? one.missing / result.rows : null,
      one.failed,
    ]);
    return [
      ...figures(
        figure(t('files_number'), result.files.length, 'integer'),
        figure(t('rows'), result.rows, 'integer'),
        figure(t('tableIs'), t(`table_${result.table}`), 'text'),
        ordered && figure(t('rowIs'), t(`row_${result.row}`), 'text'),
        result.first_time !== null &&
          figure(t('period'), `${day(result.first_time)} – ${day(result.last_time)}`, 'text'),
        result.rejected > 0 && figure(t('rejected'), result.rejected, 'integer'),
        result.summary_rows > 0 && figure(t('summaryRows'), result.summary_rows, 'integer'),
        result.replaced_characters > 0 && figure(t('replaced'), result.replaced_characters, 'integer'),
      ),
      ...table('columns', t('columns'), columns, rows),
      ...paragraph(
        result.left_out.length > 0 ? t('leftOut', { columns: result.left_out.join(' · ') }) : null,
      ),
      ...paragraph(result.rejected > 0 ? rejectedText(result, t('rejected'), locale) : null),
    ];
  },
};

function rejectedText(
  { rejected, rows_in_file: all }: SourceResult,
  label: string,
  locale: 'zh-CN' | 'en',
): string {
  return labelled(label, formatPercent(all > 0 ? rejected / all : null, locale, 2), locale);
}
