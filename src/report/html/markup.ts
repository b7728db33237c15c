import { escapeXml } from '../../lib/xml';
import type { MarkupNode } from './node';

const VOID = new Set(['br', 'hr', 'meta', 'img']);
const SAFE_NAME = /^[a-zA-Z][a-zA-Z0-9:-]*$/;

/**
 * Nodes as HTML text. Every text and attribute is escaped; `style` is the one element whose text stands as it is, and
 * no text can end it.
 *
 * @throws for a `script` element, and for a name that is none
 */
export function markup(node: MarkupNode): string {
  if (typeof node === 'string') return escapeXml(node);
  const { tag, attributes, children } = node;
  if (!SAFE_NAME.test(tag) || /^script$/i.test(tag)) throw new Error(`invalid element: ${tag}`);
  const open = `<${tag}${Object.entries(attributes).map(attribute).join('')}>`;
  if (VOID.has(tag)) return open;
  const inside =
    tag === 'style'
      ? children.map((child) => (typeof child === 'string' ? child.replaceAll('<', '\\3c ') : '')).join('')
      : children.map(markup).join('');
  return `${open}${inside}</${tag}>`;
}

function attribute([name, value]: readonly [string, string]): string {
  if (!SAFE_NAME.test(name) || /^on/i.test(name)) throw new Error(`invalid attribute: ${name}`);
  return value === '' ? ` ${name}` : ` ${name}="${escapeXml(value)}"`;
}
