import { MISSING_WORDS } from '../../sql/table/profile/traits';
import type { Profiled } from '../../sql/table/profile/profile';
import type { Found, Texts } from '../../sql/table/profile/texts';
import { problem, together } from './found';
import { oneOf } from './query';
import type { Problem } from './result';
import { hasRole, holds } from './roles';

/** From this share on, texts are taken for numbers or dates, and the rest of the column for what failed to be one. */
const MOST = 0.9;

/** What is wrong with the texts of a column. */
export function textProblems(column: Profiled): Problem[] {
  const { texts, profile } = column;
  if (!texts || profile.sort !== 'text') return [];
  return [
    ...formProblems(column, texts),
    ...typeProblems(column, texts),
    ...contactProblems(column, texts),
    ...identityProblems(column, texts),
    ...lostDigits(column, texts),
  ];
}

/** Missing-value words, as a pattern that takes blanks around them. */
const MISSING_PATTERN = `(?i)^\\s*(${MISSING_WORDS.map((word) => word.replace(/[?().*+/[\]]/g, '\\$&')).join('|')})\\s*$`;

/** How values are written: blanks, width, words for nothing, broken signs, spellings. */
function formProblems(
  { profile: { name, rows } }: Profiled,
  { traits, spellings, sampled }: Texts,
): Problem[] {
  const columns = [name];
  const of = (found: Found) => ({ columns, sampled, rows: found.rows, examples: found.examples });
  const blank = together([traits.empty, traits.missing_word]);
  return [
    ...problem('padded', rows, { ...of(traits.padded), step: { trim: columns } }),
    ...problem('full_width', rows, { ...of(traits.full_width), step: { half_width: columns } }),
    ...problem('missing_words', rows, {
      ...of(blank),
      step: { replace: { columns, find: MISSING_PATTERN, with: '', regex: true } },
    }),
    ...problem('broken_text', rows, of(traits.broken)),
    // An empty map: which spellings are one is decided by the reader, in the step.
    ...problem('near_spellings', rows, { ...of(spellings), step: { map_values: { column: name, map: {} } } }),
  ];
}

/** Numbers and dates kept as text. */
function typeProblems({ profile }: Profiled, { traits, sampled }: Texts): Problem[] {
  const { name, rows, filled } = profile;
  const columns = [name];
  const real = filled - traits.empty.rows - traits.missing_word.rows;
  if (real <= 0) return [];
  const dates = DATES.filter((style) => traits[style].rows > 0);
  const dated = together(dates.map((style) => traits[style]));
  if (dated.rows >= real * MOST && traits.date_compact.rows < real * MOST) {
    const step = { parse_dates: { columns, as: 'timestamp' } };
    const code = dates.length > 1 ? 'mixed_dates' : 'dates_as_text';
    return problem(code, rows, { columns, sampled, ...dated, step });
  }
  const isId =
    hasRole(name, 'id') || hasRole(name, 'identity') || hasRole(name, 'phone') || hasRole(name, 'id_card');
  const idLike = traits.leading_zero.rows + traits.long_digits.rows > real * 0.05;
  const isNumber = traits.number.rows >= real * MOST && !isId && !idLike;
  const unit = hasRole(name, 'unit_wan') ? { times: 10_000 } : {};
  const units = traits.number_unit;
  return [
    ...(isNumber
      ? problem('numbers_as_text', rows, {
          columns,
          sampled,
          rows: traits.number.rows,
          examples: traits.number_dressed.rows > 0 ? traits.number_dressed.examples : traits.number.examples,
          step: { parse_numbers: { columns, ...unit } },
        })
      : []),
    // Some in 万 and some not: parsing takes the unit into account.
    ...(units.rows > 0 && units.rows < traits.number.rows
      ? problem('unit_in_values', rows, { columns, sampled, ...units, step: { parse_numbers: { columns } } })
      : []),
  ];
}

const DATES = [
  'date_dash',
  'date_slash',
  'date_chinese',
  'date_dot',
  'date_compact',
  'date_local',
  'date_named',
] as const;

/** Phones, e-mails and id cards that cannot be one. */
function contactProblems({ profile }: Profiled, texts: Texts): Problem[] {
  const { name, rows, filled } = profile;
  const { traits, sampled } = texts;
  const columns = [name];
  return (['phone', 'email', 'id_card'] as const).flatMap((what) => {
    if (!holds(profile, texts, what)) return [];
    const known = [traits.empty, traits.missing_word, ...(what === 'phone' ? [traits.phone_masked] : [])];
    const invalid = filled - traits[what].rows - together(known).rows;
    const step = { check: { columns, as: what, then: 'flag' } };
    return problem(`invalid_${what}`, rows, { columns, sampled, rows: invalid, step });
  });
}

/** Ids that a spreadsheet took for numbers: different customers have become one, so they are better nothing. */
function lostDigits({ profile: { name, rows } }: Profiled, { traits, sampled }: Texts): Problem[] {
  if (!(['id', 'identity', 'phone'] as const).some((role) => hasRole(name, role))) return [];
  const step = { replace: { columns: [name], find: SCIENTIFIC, with: '', regex: true } };
  return problem('scientific_ids', rows, { columns: [name], sampled, ...traits.scientific, step });
}

const SCIENTIFIC = '(?i)^\\s*\\d(\\.\\d+)?e\\+\\d{2}\\s*$';

/** Names that are nobody's, and names and phones that were masked before they came. */
function identityProblems({ profile }: Profiled, { traits, sampled }: Texts): Problem[] {
  const { name, rows } = profile;
  const columns = [name];
  if (!hasRole(name, 'identity') && !hasRole(name, 'phone')) return [];
  const nobody = traits.nobody.rows - traits.masked.rows - traits.missing_word.rows - traits.empty.rows;
  const quoted = traits.nobody.examples.filter(
    (value) => !/[*＊]/.test(value) && !MISSING_WORDS.includes(value),
  );
  const step = quoted.length > 0 ? { exclude: { where: oneOf(name, quoted) } } : null;
  return [
    ...problem('masked', rows, { columns, sampled, ...traits.masked }),
    ...problem('nobody', rows, { columns, sampled, rows: nobody, examples: quoted, step }),
  ];
}
