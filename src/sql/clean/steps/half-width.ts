import { ident, text } from '../../sql';
import { textColumns } from './columns';
import type { StepCode } from './compiled';
import type { HalfWidthStep } from './step';

/** Punctuation of Chinese prose, which is full-width by right. */
const KEPT = '，；：？！';
const FULL = Array.from({ length: 0x5e }, (_, i) => String.fromCodePoint(0xff01 + i)).filter(
  (one) => !KEPT.includes(one),
);
const WIDE = [...FULL, '\u3000', '￥'].join('');
const NARROW = [
  ...FULL.map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) - 0xfee0)),
  ' ',
  '¥',
].join('');
const ANY_WIDE = '[\\x{ff01}-\\x{ff5e}\\x{3000}\\x{ffe5}]';

/** Full-width digits, letters, signs and spaces become ordinary ones. */
export const halfWidth: StepCode<HalfWidthStep> = {
  compile: (step, { columns }) => ({
    set: textColumns(columns, step.columns).map(({ name }) => ({
      column: name,
      expression: narrowed(ident(name)),
    })),
  }),
};

/** A value of ASCII alone has as many bytes as characters and nothing to change. */
function narrowed(column: string): string {
  const mayBeWide = `strlen(${column}) <> length(${column}) AND regexp_matches(${column}, '${ANY_WIDE}')`;
  return `CASE WHEN ${mayBeWide} THEN ${halfWidthSql(column)} ELSE ${column} END`;
}

/** A text with its full-width characters narrowed. */
export function halfWidthSql(value: string): string {
  return `translate(${value}, ${text(WIDE)}, ${text(NARROW)})`;
}
