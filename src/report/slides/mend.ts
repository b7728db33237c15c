import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Files are dated so, whenever they are made. */
const DATED = new Date(2000, 0, 1);

/**
 * The slides as every program reads them: pptxgenjs 4.0.1 writes the properties of a paragraph again before each of its
 * runs, which the format does not allow and PowerPoint offers to repair. Only the first ones stay.
 */
export function mendSlides(bytes: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, file]): [string, Uint8Array] => [
    name,
    /^ppt\/slides\/slide\d+\.xml$/.test(name) ? strToU8(mendParagraphs(strFromU8(file))) : file,
  ]);
  return zipSync(Object.fromEntries(files), { mtime: DATED, level: 6 });
}

const PARAGRAPH = /<a:p>[\s\S]*?<\/a:p>/g;
const PROPERTIES = /<a:pPr\b(?:[^>]*\/>|[\s\S]*?<\/a:pPr>)/g;

/** Slide XML whose paragraphs have their properties once, at their beginning. */
export function mendParagraphs(xml: string): string {
  return xml.replace(PARAGRAPH, (paragraph) =>
    paragraph.replace(PROPERTIES, (properties, at: number) => (at === '<a:p>'.length ? properties : '')),
  );
}
