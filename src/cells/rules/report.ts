import { formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportContext } from '../../model/report';
import { column, figure, figures, sentences, table } from '../report-blocks';
import type { RulesOptions } from './options';
import type { RuleResult, RulesResult } from './result';
import { strings } from './strings';
import { ruleSentence } from './words';

type Context = ReportContext<RulesOptions, RulesResult>;
type Word = ReturnType<typeof wordsIn<keyof (typeof strings)['zh']>>;

/** How many rules are told in words, and how many stand in the table. */
const TOLD = 5;
const LISTED = 20;

/** What goes together, what follows, and whether offering by rules beats offering what sells best. */
export const report: CellReport<RulesOptions, RulesResult> = {
  part: 'findings',
  blocks(context) {
    const { result, locale } = context;
    const t = wordsIn(strings, locale);
    const baskets = t(`baskets_${result.basket}`, { column: columnName(result.basket_column, locale) });
    const told = result.rules
      .slice(0, TOLD)
      .map((rule) => ruleSentence(joined(rule), result.basket, t, locale));
    return [
      ...figures(
        figure(baskets, result.baskets, 'integer'),
        figure(t('items'), result.items, 'integer', t('itemsNote', { frequent: result.frequent_items })),
        figure(t('meanItems'), result.mean_items, 'number'),
        figure(
          t('rules'),
          result.rules_kept,
          'integer',
          t('rulesNote', { significant: result.rules_significant }),
        ),
      ),
      ...sentences(result.rules_kept === 0 ? [t('noRules')] : told),
      ...ruleTable(result, t),
      ...sequences(result, t),
      ...offers(context, t),
    ];
  },
  method({ result, locale }) {
    const t = wordsIn(strings, locale);
    return sentences([
      `${t('support')} ${formatPercent(result.min_support, locale, 2)}${locale === 'en' ? '; ' : '；'}${t(
        result.support_found ? 'supportFound' : 'supportNote',
        { count: result.min_count },
      )}`,
      t('leftOut', {
        found: result.rules_found,
        lift: result.min_lift,
        below: result.rules_below_lift,
        redundant: result.rules_redundant,
      }),
      result.next !== null && t('hitMeaning'),
    ]);
  },
};

function joined(rule: RuleResult) {
  return { ...rule, antecedent: rule.antecedent.join(' + '), consequent: rule.consequent.join(' + ') };
}

function ruleTable({ rules }: RulesResult, t: Word): ReportBlock[] {
  const columns = [
    column(t('antecedent')),
    column(t('consequent')),
    column(t('count'), 'integer'),
    column(t('supportColumn'), 'percent'),
    column(t('confidence'), 'percent'),
    column(t('lift'), 'number'),
    column(t('q'), 'number'),
  ];
  const rows = rules.slice(0, LISTED).map((rule) => {
    const { antecedent, consequent, count, support, confidence, lift, q } = joined(rule);
    return [antecedent, consequent, count, support, confidence, lift, q];
  });
  return table('rules', t('rulesTitle'), columns, rows);
}

function sequences({ sequences: found }: RulesResult, t: Word): ReportBlock[] {
  const columns = [
    column(t('antecedent')),
    column(t('consequent')),
    column(t('count'), 'integer'),
    column(t('confidence'), 'percent'),
    column(t('base'), 'percent'),
    column(t('lift'), 'number'),
    column(t('gap'), 'number'),
  ];
  const rows = (found?.rules ?? [])
    .slice(0, LISTED)
    .map((one) => [
      ...[one.antecedent, one.consequent, one.count],
      ...[one.confidence, one.base_rate, one.lift, one.median_gap_days],
    ]);
  return table('next', t('tab_next'), columns, rows);
}

function offers({ result, locale }: Context, t: Word): ReportBlock[] {
  const { next } = result;
  if (!next) return [];
  const names = new Map(
    result.segments.map((one) => [one.segment, locale === 'zh-CN' ? one.label_zh : one.label_en]),
  );
  const who = (segment: string | null) =>
    segment === null ? t('everyone') : (names.get(segment) ?? segment);
  const all = next.hit_rates.find(({ segment }) => segment === null);
  const rates = next.hit_rates.map((one) => [
    who(one.segment),
    one.customers,
    one.by_rules,
    one.by_popularity,
  ]);
  const rateColumns = [
    column(t('segment')),
    column(t('testedCustomers'), 'integer'),
    column(t('hitRules'), 'percent'),
    column(t('hitPopular'), 'percent'),
  ];
  const better = all?.by_rules != null && t(all.by_rules > (all.by_popularity ?? 0) ? 'better' : 'worse');
  return [
    ...table('hit_rates', t('ratesTitle'), rateColumns, rates, {
      groups: { sizes: next.hit_rates.map(({ customers }) => customers), overlapping: true },
      ...(better ? { note: better } : {}),
    }),
    ...table(
      'offers',
      t('offersTitle'),
      [
        column(t('segment')),
        column(t('product')),
        column(t('customers'), 'integer'),
        column(t('shareOfCustomers'), 'percent'),
      ],
      next.products.map(({ segment, product, customers, share }) => [
        who(segment),
        product,
        customers,
        share,
      ]),
      { groups: { sizes: next.products.map(({ customers }) => customers), overlapping: true, keep: [0, 1] } },
    ),
  ];
}
