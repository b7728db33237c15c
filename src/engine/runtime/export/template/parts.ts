import { unzipSync, zipSync } from 'fflate';
import { corruptWorkbook, readWorkbook } from '../../../../import/formats/workbook';
import { unescapeXml } from '../../../../lib/xml';

/** The parts of a workbook's zip, in its order. */
export type Parts = Readonly<Record<string, Uint8Array>>;

export interface SheetPart {
  readonly name: string;
  /** Where its XML is in the zip. */
  readonly path: string;
  readonly hidden: boolean;
}

export interface TemplateWorkbook {
  readonly parts: Parts;
  readonly sheets: readonly SheetPart[];
  /** The shared strings, in their order. */
  readonly strings: readonly string[];
}

const DATE = new Date(1980, 0, 1);

/**
 * Opens a workbook as its parts.
 * @throws as `readWorkbook`
 */
export function openParts(bytes: Uint8Array): TemplateWorkbook {
  readWorkbook(bytes);
  const parts = unzipped(bytes);
  const workbook = xmlOf(parts, 'xl/workbook.xml');
  const targets = relations(xmlOf(parts, 'xl/_rels/workbook.xml.rels'));
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const path = targets.get(attribute(attributes, '(?:\\w+:)?id') ?? '');
    if (path === undefined || !parts[path]) return [];
    const hidden = /^(very)?hidden$/i.test(attribute(attributes, 'state') ?? '');
    return [{ name: unescapeXml(attribute(attributes, 'name') ?? ''), path, hidden }];
  });
  return { parts, sheets, strings: sharedStrings(xmlOf(parts, 'xl/sharedStrings.xml')) };
}

function unzipped(bytes: Uint8Array): Parts {
  try {
    return unzipSync(bytes);
  } catch (error) {
    throw corruptWorkbook(error);
  }
}

/** A part as text; empty where there is none. */
export function xmlOf(parts: Parts, path: string): string {
  return new TextDecoder().decode(parts[path] ?? new Uint8Array());
}

/** The value of an attribute, as written; `name` is a pattern. */
export function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? (match[1] ?? match[2] ?? '') : null;
}

/** Id -> path in the zip. */
function relations(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, attributes = ''] of xml.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)) {
    const target = unescapeXml(attribute(attributes, 'Target') ?? '');
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    found.set(attribute(attributes, 'Id') ?? '', path);
  }
  return found;
}

function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([^]*?)<\/(?:\w+:)?si>)/g)].map(([, inner = '']) =>
    textOf(inner),
  );
}

/** The text of a string element, without the readings that stand above characters. */
export function textOf(xml: string): string {
  const plain = xml.replace(/<(?:\w+:)?rPh\s[^]*?<\/(?:\w+:)?rPh>/g, '');
  return [...plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text = '']) => unescapeXml(text))
    .join('');
}

/** The parts as a zip again. */
export function zipParts(parts: Parts): Uint8Array<ArrayBuffer> {
  return zipSync({ ...parts }, { level: 6, mtime: DATE }) as Uint8Array<ArrayBuffer>;
}
