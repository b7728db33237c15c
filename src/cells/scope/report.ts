import { wordsIn } from '../../i18n/words';
import type { CellReport, ReportBlock, ReportGroups } from '../../model/report';
import { column, labelled, sentences, table } from '../report-blocks';
import { reportClaims } from '../report-claims';
import type { ScopeOptions } from './options';
import type { ScopeResult } from './result';
import { strings } from './strings';
import { narrowedWords, periodWords, whoWords } from './words';

const STAGES = ['before', 'after', 'measured'] as const;

/** The goal first, then who, where, what and when, what success is, and how much the scope leaves. */
export const report: CellReport<ScopeOptions, ScopeResult> = {
  part: 'scope',
  blocks({ options, result, locale, evidence }) {
    const t = wordsIn(strings, locale);
    const claims = (title: string, given: ScopeOptions['success']): ReportBlock[] => {
      const said = reportClaims(given, evidence);
      return said.length > 0 ? [{ type: 'claims', title, claims: said }] : [];
    };
    const who = whoWords(options, locale);
    const region = narrowedWords('region', options, result, locale);
    const products = narrowedWords('product_line', options, result, locale);
    return [
      ...claims(t('question'), [options.question]),
      ...sentences([
        labelled(t('customer_type'), t(`type_${options.customer_type}`), locale),
        labelled(t('who'), who.length > 0 ? who.join(t('list_join')) : t('everyone'), locale),
        region !== null && labelled(t('region'), region, locale),
        products !== null && labelled(t('product_line'), products, locale),
        options.from !== null && labelled(t('period'), periodWords(result, locale), locale),
        options.sources.length > 0 && labelled(t('sources'), options.sources.join(t('list_join')), locale),
      ]),
      ...claims(t('success'), options.success),
      ...table(
        'measures',
        t('measures'),
        [
          column(t('stage')),
          ...[t('rows'), t('customers'), t('orders')].map((label) => column(label, 'integer')),
          column(t('amount'), 'money'),
        ],
        STAGES.flatMap((stage) => {
          const found = result[stage];
          return found ? [[t(stage), found.rows, found.customers, found.orders, found.amount]] : [];
        }),
        { note: t('as_rows_stand'), ...groupsOf(result) },
      ),
    ];
  },
};

/** Whom the stages are of; nothing where the table knows no customers. */
function groupsOf(result: ScopeResult): { readonly groups?: ReportGroups } {
  const sizes = STAGES.flatMap((stage) => (result[stage] ? [result[stage].customers] : []));
  // Each stage is part of the one before, none is the sum of others.
  return sizes.every((size) => size === null) ? {} : { groups: { sizes, overlapping: true } };
}
