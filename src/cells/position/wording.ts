import { translate, type Locale } from '../../i18n/dictionary';
import type { Claim } from '../../model/evidence';
import { PARTS, type Statement } from './options';
import { strings } from './strings';

/**
 * The positioning statement as a claim: the author's own wording, else built from the parts that are filled in. It takes
 * the confirmations of its parts along. Empty where nothing is filled in.
 */
export function wordingOf(statement: Statement, brand: string | null, locale: Locale): Claim {
  if (statement.statement.text.trim() !== '') return statement.statement;
  const confirmed = Object.assign(
    {},
    ...PARTS.map((part) => statement[part].confirmed),
  ) as Claim['confirmed'];
  return { text: built(statement, brand, locale), confirmed };
}

function built(statement: Statement, brand: string | null, locale: Locale): string {
  const t = (key: keyof typeof strings.zh, values: Record<string, string>) =>
    translate(strings, locale, key, values);
  const part = (name: (typeof PARTS)[number]) => bare(statement[name].text);
  const { type } = statement;
  const name = brand ?? translate(strings, locale, 'brand_fallback');
  const said = PARTS.some((one) => part(one) !== '');
  if (!said) return '';
  const clauses = [
    type === 'scenario' && part('scene') !== '' ? t('scene_open', { scene: part('scene') }) : '',
    opening(statement, part('audience'), part('need'), locale),
    part('category') === ''
      ? bareBrand(type, name, locale)
      : t(`is_${type}`, { brand: name, category: part('category') }),
    part('benefit') === '' ? '' : t(`benefit_${type}`, { benefit: part('benefit') }),
    part('reason') === '' ? '' : t('because', { reason: part('reason') }),
  ].filter((clause) => clause !== '');
  const against = statement.against.join(locale === 'en' ? ', ' : '、');
  const unlike =
    part('difference') === ''
      ? ''
      : t('unlike', {
          against: against || translate(strings, locale, 'against_others'),
          difference: part('difference'),
        });
  return sentences([joined(clauses, locale), unlike], locale);
}

/** The brand where nobody says what it is. */
function bareBrand(type: Statement['type'], brand: string, locale: Locale): string {
  return type === 'scenario' ? translate(strings, locale, 'brand_scenario', { brand }) : brand;
}

function opening({ type }: Statement, audience: string, need: string, locale: Locale): string {
  if (audience === '') return '';
  const open = translate(strings, locale, 'open_audience', { audience });
  if (need === '') return open;
  const key = type === 'value' ? 'open_need_value' : 'open_need_functional';
  return open + translate(strings, locale, key, { need });
}

/** A part without the full stop that people put behind it. */
function bare(text: string): string {
  return text.trim().replace(/[。．.；;，,\s]+$/u, '');
}

function joined(clauses: readonly string[], locale: Locale): string {
  if (locale !== 'en') return clauses.join('，');
  // A clause that ends in a comma, or goes on with a conjunction, takes no further one.
  return clauses.reduce((text, clause) => {
    const goesOn = text.endsWith(',') || /^(and|because|which|means)\b/.test(clause);
    return text === '' ? clause : `${text}${goesOn ? ' ' : ', '}${clause}`;
  }, '');
}

function sentences(parts: readonly string[], locale: Locale): string {
  const said = parts.filter((part) => part !== '');
  return locale === 'en'
    ? said.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`).join(' ')
    : said.map((part) => `${part}。`).join('');
}
