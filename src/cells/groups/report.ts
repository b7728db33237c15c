import { formatNumber } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import { basisLines, column, figure, figures, sentences, table } from '../report-blocks';
import { segmentBlocks, segmentRows } from '../report-segments';
import type { GroupsOptions } from './options';
import type { DimensionResult, GroupsResult } from './result';
import { strings } from './strings';

const PLACES: readonly string[] = ['province', 'large_region', 'city', 'city_tier', 'climate'];

/** The groups by place or attribute; how each dimension was cut, and what became of small groups. */
export const report: CellReport<GroupsOptions, GroupsResult> = {
  part: 'segments',
  blocks({ result, segmentation, locale, currency }) {
    const t = wordsIn(strings, locale);
    const merged = result.merged.reduce((sum, { customers }) => sum + customers, 0);
    const segments = segmentation
      ? segmentBlocks({
          ...{ id: 'segments', title: t('segments_title'), locale, currency },
          rows: segmentRows(segmentation, locale),
        })
      : [];
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('groups'), result.segments.length, 'integer'),
        figure(t('amount'), result.amount, 'money'),
        merged > 0 && figure(t('merged_customers'), merged, 'integer'),
      ),
      ...segments,
    ];
  },
  method({ result, locale, asOf }) {
    const t = wordsIn(strings, locale);
    const cutsOf = ({ cuts, closed }: DimensionResult) =>
      cuts === null || cuts.length === 0 || closed === null
        ? '–'
        : t(`cuts_${closed}`, { cuts: cuts.map((cut) => formatNumber(cut, locale)).join(' / ') });
    const rows = result.dimensions.map((one) => [
      columnName(one.column, locale),
      t(`how_${one.as}`),
      cutsOf(one),
      one.table_date ? t('table_date', { year: one.table_date }) : t('table_none'),
    ]);
    const columns = [t('dimension'), t('how'), t('cuts'), t('table')].map((label) => column(label));
    return [
      ...table('method', t('method'), columns, rows),
      ...sentences([
        ...basisLines({ asOf, locale }, null),
        t(`merged_rule_${result.small}`, { least: result.least }),
        t('note_unknown'),
        t('note_several'),
        result.dimensions.some(({ as }) => PLACES.includes(as)) && t('note_places'),
        result.dimensions.some(({ as }) => as === 'climate') && t('note_climate'),
      ]),
    ];
  },
};
