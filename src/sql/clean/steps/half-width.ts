import { ident, list, text } from '../../sql';
import { textColumns } from './columns';
import type { StepCode } from './compiled';
import type { HalfWidthStep } from './step';

/** Punctuation of Chinese prose, which is full-width by right: ！，：；？ */
const KEPT = [0xff01, 0xff0c, 0xff1a, 0xff1b, 0xff1f];
const ANY_WIDE =
  '[\\x{ff02}-\\x{ff0b}\\x{ff0d}-\\x{ff19}\\x{ff1c}-\\x{ff1e}\\x{ff20}-\\x{ff5e}\\x{3000}\\x{ffe5}]';

/** Full-width digits, letters, signs and spaces become ordinary ones. */
export const halfWidth: StepCode<HalfWidthStep> = {
  compile: (step, { columns }) => ({
    set: textColumns(columns, step.columns).map(({ name }) => ({
      column: name,
      expression: halfWidthSql(ident(name)),
    })),
  }),
};

/**
 * A text with its full-width characters narrowed. A value of ASCII alone has as many bytes as characters and nothing to
 * change; the others are looked at character by character only where there is one (`translate` would build its table of
 * a hundred characters again for every value).
 */
export function halfWidthSql(value: string): string {
  const mayBeWide = `strlen(${value}) <> length(${value}) AND regexp_matches(${value}, ${text(ANY_WIDE)})`;
  const narrow = `CASE WHEN unicode(c) BETWEEN 65281 AND 65374 AND unicode(c) NOT IN (${list(KEPT.map(String))}) THEN chr(unicode(c) - 65248)
    WHEN unicode(c) = 12288 THEN ' ' WHEN unicode(c) = 65509 THEN '¥' ELSE c END`;
  const narrowed = `array_to_string(list_transform(string_split(${value}, ''), lambda c: ${narrow}), '')`;
  return `CASE WHEN ${mayBeWide} THEN ${narrowed} ELSE ${value} END`;
}
