import { translate, type Locale } from '../../i18n/dictionary';
import type { Claim, Evidence } from '../../model/evidence';
import type { ReportColumn } from '../../model/report';
import type { Value } from '../../model/table';
import { plainClaim } from '../report-claims';
import { strategyOf } from './edit';
import { TEXTS, type StrategyOptions } from './options';
import type { SegmentFacts } from './result';
import { budgetsOf } from './shares';
import { strings } from './strings';
import { labelOf } from './words';

/** The table of segments and strategies (市场细分结果与策略表) with its raw figures. */
export interface StrategyTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Value[])[];
}

/** A claim as plain text, its citations as live values. */
export function plainText({ text }: Claim, evidence: Pick<Evidence, 'cite'> | undefined): string {
  return evidence ? plainClaim(text, evidence) : text.trim();
}

/** Figures, objective, measures by kind and budget of every segment; columns that nothing fills are left out. */
export function strategyTable(
  options: StrategyOptions,
  segments: readonly SegmentFacts[],
  evidence: Pick<Evidence, 'cite'> | undefined,
  locale: Locale,
): StrategyTable {
  const t = (key: keyof (typeof strings)['zh']) => translate(strings, locale, key);
  const { rows, total } = budgetsOf(options, segments);
  const amounts = segments.some(({ amount }) => amount !== null);
  const natures = segments.some(({ segment, nature }) => natureOf(options, segment, nature) !== null);
  const columns: (ReportColumn & { value: (row: (typeof rows)[number]) => Value })[] = [
    { label: t('segment'), format: 'text', value: ({ facts }) => labelOf(facts, locale) },
    ...(natures
      ? [
          {
            label: t('nature'),
            format: 'text' as const,
            value: ({ facts }: (typeof rows)[number]) => {
              const nature = natureOf(options, facts.segment, facts.nature);
              return nature && t(`nature_${nature}`);
            },
          },
        ]
      : []),
    { label: t('count'), format: 'integer', value: ({ facts }) => facts.customers },
    { label: t('share'), format: 'percent', value: ({ facts }) => facts.share },
    ...(amounts
      ? [
          {
            label: t('amount_share'),
            format: 'percent' as const,
            value: ({ facts }: (typeof rows)[number]) => facts.amount_share,
          },
        ]
      : []),
    ...TEXTS.map((text) => ({
      label: t(text),
      format: 'text' as const,
      value: ({ facts }: (typeof rows)[number]) => {
        const strategy = strategyOf(options, facts.segment);
        return strategy ? plainText(strategy[text], evidence) || null : null;
      },
    })),
    ...(total === null
      ? []
      : [
          {
            label: t('budget'),
            format: 'money' as const,
            value: ({ budget }: (typeof rows)[number]) => budget,
          },
          {
            label: t('budget_share'),
            format: 'percent' as const,
            value: ({ share }: (typeof rows)[number]) => share,
          },
        ]),
  ];
  return {
    columns: columns.map(({ label, format }) => ({ label, format })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  };
}

function natureOf(options: StrategyOptions, segment: string, judged: SegmentFacts['nature']) {
  return strategyOf(options, segment)?.nature ?? judged;
}
