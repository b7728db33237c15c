import { translate, type Locale } from '../../i18n/dictionary';
import { formatNumber } from '../../i18n/format';
import { criterionName } from '../../i18n/shell/criteria';
import type { Criterion, Lead, Unsupported } from './result';
import { strings } from './strings';

/** How we stand on a criterion, in words. */
export function leadText(lead: Lead, criteria: readonly Criterion[], locale: Locale): string {
  const label = criteria.find(({ key }) => key === lead.key)?.label ?? '';
  const criterion = criterionName({ key: lead.key, label }, locale);
  if (lead.lead === null) return translate(strings, locale, 'lead_unscored', { criterion });
  const key = lead.lead > 0 ? 'lead_ahead' : lead.lead < 0 ? 'lead_behind' : 'lead_even';
  const number = (value: number | null) => formatNumber(value, locale, 1);
  return translate(strings, locale, key, {
    criterion,
    own: number(lead.own),
    best: number(lead.best),
    leaders: lead.leaders.join(locale === 'en' ? ', ' : '、'),
    lead: number(Math.abs(lead.lead)),
  });
}

/** What an ability lacks, in words. */
export function unsupportedText({ ability, needed, level }: Unsupported, locale: Locale): string {
  if (level === null) return translate(strings, locale, 'unsupported_unknown', { ability, needed });
  return translate(strings, locale, 'unsupported_level', { ability, needed, level });
}
