import { ident } from '../../sql';
import { textColumns } from './columns';
import type { StepCode } from './compiled';
import type { TrimStep } from './step';

/** Blanks of every width: RE2's \s, no-break space, ideographic space, zero-width space, byte order mark. */
const BLANK = '\\s\\x{00a0}\\x{3000}\\x{200b}\\x{feff}';

/** Removes blanks around texts and makes one of several inside; a text of blanks only becomes empty. */
export const trim: StepCode<TrimStep> = {
  compile: (step, { columns }) => ({
    set: textColumns(columns, step.columns).map(({ name }) => ({
      column: name,
      expression: trimmed(ident(name)),
    })),
  }),
};

/** Nearly no value has blanks to remove, so the slow way is taken only where cheap tests say that one might. */
function trimmed(column: string): string {
  const cleaned = `nullif(trim(regexp_replace(${column}, '[${BLANK}]+', ' ', 'g')), '')`;
  return `CASE WHEN ${mayHaveBlanks(column)} THEN ${cleaned} ELSE ${column} END`;
}

function mayHaveBlanks(column: string): string {
  const inside = [`'  '`, 'chr(9)', 'chr(10)', 'chr(13)'].map((blank) => `contains(${column}, ${blank})`);
  const wide = `strlen(${column}) <> length(${column}) AND regexp_matches(${column}, '[\\x{00a0}\\x{3000}\\x{200b}\\x{feff}]')`;
  return [`${column} < '!'`, `suffix(${column}, ' ')`, ...inside, `(${wide})`].join(' OR ');
}
