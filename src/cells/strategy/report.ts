import { translate } from '../../i18n/dictionary';
import { formatPercent } from '../../i18n/format';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { segmentKey } from '../../model/segment-key';
import { labelled, plainText } from '../report-blocks';
import { claimCell, claimText } from '../report-claims';
import { segmentKeys } from '../report-segments';
import { homeless, isWritten, pricesDiffer, strategyOf } from './edit';
import type { StrategyOptions } from './options';
import type { StrategyResult } from './result';
import { budgetsOf } from './shares';
import { strings } from './strings';
import { strategyTable } from './table-rows';
import { labelOf, measureName, segmentNames } from './words';

type Context = ReportContext<StrategyOptions, StrategyResult>;
type Key = keyof (typeof strings)['zh'];

export const report: CellReport<StrategyOptions, StrategyResult> = {
  part: 'strategy',
  blocks: (context) => [...strategies(context), ...budgets(context), ...lists(context), ...notes(context)],
};

function word({ locale }: Context, key: Key, values = {}): string {
  return translate(strings, locale, key, values);
}

/** Groups of persons; companies are not suppressed. */
function groups({ options, result }: Context) {
  if (options.customer_type === 'b2b') return {};
  return {
    groups: {
      sizes: result.segments.map(({ customers }) => customers),
      ...segmentKeys(
        result.segmentation,
        result.segments.map(({ segment }) => segment),
      ),
      keep: [0],
    },
  };
}

function strategies(context: Context): ReportBlock[] {
  const { options, result, evidence, locale } = context;
  const { columns, rows } = strategyTable(options, result.segments, evidence, locale);
  const texts = columns.flatMap(({ format }, at) => (format === 'text' ? [at] : []));
  const known = groups(context).groups;
  return [
    {
      type: 'table',
      id: 'strategies',
      title: word(context, 'table_title'),
      columns,
      rows,
      ...(known && { groups: { ...known, keep: texts } }),
    },
    ...reviewed(context),
  ];
}

/** Texts whose figures changed since they were confirmed. */
function reviewed(context: Context): ReportBlock[] {
  const { options, result, evidence, locale } = context;
  const claims = result.segments.flatMap((facts) => {
    const strategy = strategyOf(options, facts.segment);
    if (!isWritten(strategy)) return [];
    return (['objective', 'product', 'price', 'channel', 'service', 'message'] as const).flatMap((text) => {
      const { state } = evidence.review(strategy[text]);
      if (state !== 'changed' && state !== 'gone') return [];
      const label = `${labelOf(facts, locale)} · ${word(context, text)}`;
      const said = labelled(plainText(label), claimText(strategy[text].text, evidence), locale);
      return [{ text: said, review: true }];
    });
  });
  return claims.length === 0 ? [] : [{ type: 'claims', claims }];
}

function budgets(context: Context): ReportBlock[] {
  const { options, result, locale } = context;
  const { rows, total } = budgetsOf(options, result.segments);
  if (total === null || total === 0) return [];
  const amounts = rows.some(({ facts }) => facts.amount_share !== null);
  const title = word(context, 'shares_title');
  return [
    {
      type: 'chart',
      id: 'budget',
      title,
      alt: rows
        .map(
          ({ facts, share }) =>
            `${labelOf(facts, locale)} ${formatPercent(share, locale)} / ${formatPercent(facts.amount_share, locale)}`,
        )
        .join(locale === 'en' ? '; ' : '；'),
      format: 'percent',
      picture: {
        kind: 'bars',
        categories: rows.map(({ facts }) => labelOf(facts, locale)),
        series: [
          { name: word(context, 'budget_share'), values: rows.map(({ share }) => share), colour: 1 },
          ...(amounts
            ? [
                {
                  name: word(context, 'amount_share'),
                  values: rows.map(({ facts }) => facts.amount_share),
                  colour: 2,
                },
              ]
            : []),
        ],
      },
      ...groups(context),
    },
  ];
}

function lists(context: Context): ReportBlock[] {
  const { options, result, locale, evidence } = context;
  if (result.lists.length === 0) return [];
  const rows = options.measures.flatMap((measure) => {
    const list = result.lists.find(({ key }) => key === measure.key);
    if (!list) return [];
    return [
      {
        values: [
          measureName(measure, locale),
          measure.lever && word(context, measure.lever),
          segmentNames(measure.segments, result.segments, locale),
          list.customers,
          list.opted_out,
          list.no_contact,
          list.control,
          list.handed_over,
          claimCell(measure.note, evidence, locale) || null,
        ],
        size: list.customers,
        keys: measure.segments.map((segment) => segmentKey(result.segmentation, segment)),
      },
    ];
  });
  const integer = (key: Key) => ({ label: word(context, key), format: 'integer' as const });
  const text = (key: Key) => ({ label: word(context, key), format: 'text' as const });
  return [
    {
      type: 'table',
      id: 'lists',
      title: word(context, 'lists_title'),
      columns: [
        text('measure_name'),
        text('measure_lever'),
        text('measure_segments'),
        ...(['funnel_customers', 'funnel_opted_out', 'funnel_no_contact', 'funnel_control'] as const).map(
          integer,
        ),
        integer('funnel_handed_over'),
        text('measure_note'),
      ],
      rows: rows.map(({ values }) => values),
      ...(options.customer_type === 'b2c' && {
        // A list tells of its segments: of one that is hidden, none does.
        groups: {
          sizes: rows.map(({ size }) => size),
          keys: rows.map(({ keys }) => keys),
          keep: [0, 1, 2, 8],
          overlapping: true,
          part: true,
        },
      }),
      note: word(context, 'privacy'),
    },
  ];
}

function notes(context: Context): ReportBlock[] {
  const { options, result } = context;
  const lost = homeless(options, result.segments).filter(({ strategy }) => isWritten(strategy));
  return [
    ...(pricesDiffer(options, result.segments)
      ? [{ type: 'note', tone: 'warn', text: word(context, `warn_price_${options.customer_type}`) } as const]
      : []),
    ...lost.map(({ strategy }) => ({
      type: 'note' as const,
      tone: 'info' as const,
      text: labelled(word(context, 'gone_title'), strategy.segment, context.locale),
    })),
  ];
}
