import { formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { CellReport } from '../../model/report';
import { column, figure, figures, sentences, table } from '../report-blocks';
import type { LedgerOptions, LedgerResult } from './definition';
import { strings } from './strings';

/** How complete the ledger is, field by field, and where its customers come from. No row of it. */
export const report: CellReport<LedgerOptions, LedgerResult> = {
  part: 'appendix',
  blocks({ result, options, locale }) {
    const t = wordsIn(strings, locale);
    const share = (part: number) => (result.customers > 0 ? part / result.customers : null);
    const goal = formatPercent(options.goal, locale, 0);
    const met = (result.completeness ?? 0) >= options.goal;
    const name = (field: string) =>
      field === 'reach' || field === 'region' ? t(field) : columnName(field, locale);
    const fieldColumns = [
      column(t('field')),
      column(t('required')),
      column(t('completeness'), 'percent'),
      column(t('conflicts'), 'integer'),
    ];
    const fields = result.fields.map((one) => [
      name(one.field),
      one.required,
      one.sources.length === 0 ? null : share(one.filled),
      one.conflicts,
    ]);
    const sourceColumns = [
      column(t('source_table')),
      column(t('source_kind')),
      ...[t('rows'), t('by_customer'), t('by_phone'), t('by_email'), t('by_name'), t('unknown')].map(
        (label) => column(label, 'integer'),
      ),
      column(t('source_customers'), 'integer'),
    ];
    const sources = result.sources.map(({ table: from, as, rows, by, unknown, customers }) => [
      from,
      t(`kind_${as}`),
      ...[rows, by.customer, by.phone, by.email, by.name, unknown, customers],
    ]);
    return [
      ...figures(
        figure(t('customers'), result.customers, 'integer'),
        figure(t('completeness'), result.completeness, 'percent', t(met ? 'goal_met' : 'goal', { goal })),
        figure(t('never_bought'), result.never_bought, 'integer', t('never_definition')),
        figure(t('conflicts'), result.conflicts, 'integer'),
        figure(t('joined'), result.matches.joined, 'integer', t('joined_definition')),
      ),
      ...table('fields', t('fields_title'), fieldColumns, fields),
      ...table('sources', t('sources_title'), sourceColumns, sources),
      ...sentences([t('completeness_definition'), result.year && t('year_note', result.year)]),
    ];
  },
};
