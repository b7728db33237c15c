import { parse } from './parse';
import { serialize } from './serialize';
import type { DocumentSpec } from './spec';

/**
 * The document with another text between the `---` lines at its head; blank text takes the head away. The same document
 * where the text cannot stand there: a line of `---` in it would end the head, another version would not be read here.
 */
export function setFrontText(document: DocumentSpec, text: string): DocumentSpec {
  if (document.foreign) return document;
  const lines = text.replace(/\r\n?/g, '\n').trimEnd();
  const front = lines.trim() === '' ? null : `${lines}\n`;
  if (front === document.front) return document;
  const next = { ...document, front };
  const read = parse(serialize(next));
  const stands =
    read.foreign === null && read.front === front && read.blocks.length === document.blocks.length;
  return stands ? next : document;
}
