import { translate, type Locale } from '../../i18n/dictionary';
import { share } from '../../i18n/shell/share';
import type { LeftOut } from '../../share/levels';

/** What a link leaves out, one line a place, in the reader's language. Cleaned values are counted elsewhere. */
export function leftOutLines(leftOut: readonly LeftOut[], locale: Locale): readonly string[] {
  const lines: string[] = [];
  const separator = locale === 'zh-CN' ? '、' : ', ';
  const front = leftOut.filter(({ what }) => what === 'front');
  const paths = front.flatMap(({ path }) => path ?? []);
  if (paths.length > 0)
    lines.push(translate(share, locale, 'leftOutFront', { paths: paths.join(separator) }));
  if (front.some(({ path }) => path === null)) lines.push(translate(share, locale, 'leftOutFrontAll'));
  const prose = leftOut.filter(({ what }) => what === 'prose').length;
  if (prose > 0) lines.push(translate(share, locale, 'leftOutProse', { count: prose }));
  const cells = new Set(leftOut.flatMap(({ cell }) => cell ?? []));
  for (const cell of cells) lines.push(...cellLines(cell, leftOut, locale, separator));
  return lines;
}

function cellLines(cell: string, leftOut: readonly LeftOut[], locale: Locale, separator: string): string[] {
  const here = leftOut.filter((one) => one.cell === cell);
  const has = (what: LeftOut['what']) => here.some((one) => one.what === what);
  const options = here.filter(({ what }) => what === 'option').flatMap(({ path }) => path ?? []);
  return [
    ...(has('cell') ? [translate(share, locale, 'leftOutCell', { cell })] : []),
    ...(has('body') ? [translate(share, locale, 'leftOutBody', { cell })] : []),
    ...(options.length > 0
      ? [translate(share, locale, 'leftOutOptions', { cell, paths: options.join(separator) })]
      : []),
    ...(has('comments') ? [translate(share, locale, 'leftOutComments', { cell })] : []),
  ];
}
