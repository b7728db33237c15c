import { codeFormat, type CodeFormat } from './code-format';
import { xmlAttribute } from './xml-attribute';

/** Style of a cell -> the format of codes it has; only styles that have one. */
export function codeStyles(xml: string): ReadonlyMap<number, CodeFormat> {
  const formats = new Map(
    [...xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)].map(([, tag = '']) => [
      xmlAttribute(tag, 'numFmtId'),
      xmlAttribute(tag, 'formatCode').replaceAll('&quot;', '"'),
    ]),
  );
  const [, cells = ''] = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml) ?? [];
  const styles = [...cells.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)];
  const codes = styles.map(([, tag = '']) => codeFormat(formats.get(xmlAttribute(tag, 'numFmtId')) ?? ''));
  return new Map(codes.flatMap((format, style) => (format ? [[style, format] as const] : [])));
}
