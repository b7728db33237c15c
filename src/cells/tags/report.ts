import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock } from '../../model/report';
import { basisLines, column, figure, figures, labelled, sentences, table } from '../report-blocks';
import { segmentBlocks, segmentRows } from '../report-segments';
import type { TagsOptions } from './options';
import type { TagsResult } from './result';
import { strings } from './strings';

type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** The dictionary of tags with how many have each, and the segments made of combinations. */
export const report: CellReport<TagsOptions, TagsResult> = {
  part: 'segments',
  blocks({ result, options, segmentation, locale, currency }) {
    const t = wordsIn(strings, locale);
    const each = result.customers > 0 ? result.given / result.customers : null;
    const tagged = result.customers > 0 ? result.tagged / result.customers : null;
    const combined = options.segments.length > 0 && segmentation;
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('tagged'), tagged, 'percent'),
        figure(t('tag_number'), result.tags.length, 'integer'),
        figure(t('each'), each, 'number', t('each_definition')),
      ),
      ...dictionaryOf(result, t, locale === 'en'),
      ...(combined
        ? segmentBlocks({
            ...{ id: 'segments', title: t('segments_title'), locale, currency },
            rows: segmentRows(segmentation, locale),
            note: t('segments_subtitle'),
          })
        : []),
    ];
  },
  method({ result, options, locale, asOf }) {
    const t = wordsIn(strings, locale);
    return sentences([
      ...basisLines({ asOf, locale }, null),
      t('method_rules'),
      options.column !== null && t('method_column', { column: options.column }),
      result.as_of !== null && t('method_orders', { refunds: t(`refunds_${options.refunds}`) }),
      t(options.segments.length > 0 ? 'method_segments' : 'first_tag'),
      ...result.tags.map(({ tag, en, rule }) =>
        labelled(locale === 'en' ? (en ?? tag) : tag, rule ?? t('with_data'), locale),
      ),
    ]);
  },
};

function dictionaryOf({ tags }: TagsResult, t: Word, english: boolean): ReportBlock[] {
  const money = tags.some(({ amount }) => amount !== null);
  const columns = [
    column(t('tag')),
    column(t('group')),
    column(t('customers'), 'integer'),
    column(t('share'), 'percent'),
    ...(money ? [column(t('amount'), 'money')] : []),
  ];
  const rows = tags.map(({ tag, en, group, customers, share, amount }) => [
    english ? (en ?? tag) : tag,
    t(`group_${group ?? 'none'}`),
    customers,
    share,
    ...(money ? [amount] : []),
  ]);
  const sizes = tags.map(({ customers }) => customers);
  return table('tags', t('dictionary_title'), columns, rows, { groups: { sizes, overlapping: true } });
}
