import { lexer, type MarkedToken, type Token } from 'marked';
import { knownTokens, plainText } from '../../ui/markdown-tokens';
import { safeLink } from '../../ui/safe-link';
import { element, type MarkupNode } from './node';

/**
 * Markdown as nodes. Raw HTML stands as the text it is, a picture as its alternative text, a link only where it leads
 * to the web or within the page. Headings begin at `level`.
 */
export function markdownNodes(text: string, level: number): MarkupNode[] {
  return nodesOf(lexer(text, { gfm: true }), level);
}

function nodesOf(tokens: readonly Token[] | undefined, level: number): MarkupNode[] {
  return knownTokens(tokens ?? []).flatMap((token) => nodeOf(token, level));
}

function nodeOf(token: MarkedToken, level: number): MarkupNode[] {
  switch (token.type) {
    case 'heading':
      return [element(`h${Math.min(6, level + token.depth - 1)}`, {}, nodesOf(token.tokens, level))];
    case 'paragraph':
      return [element('p', {}, nodesOf(token.tokens, level))];
    case 'list': {
      const start = token.ordered && typeof token.start === 'number' && token.start > 1 ? token.start : null;
      const items = token.items.map((item) => element('li', {}, nodesOf(item.tokens, level)));
      return [element(token.ordered ? 'ol' : 'ul', { start }, items)];
    }
    case 'blockquote':
      return [element('blockquote', {}, nodesOf(token.tokens, level))];
    case 'table':
      return [tableNode(token, level)];
    case 'link':
      return linkNodes(token, level);
    default:
      return plainNodes(token, level);
  }
}

function plainNodes(token: MarkedToken, level: number): MarkupNode[] {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [element(token.type, {}, nodesOf(token.tokens, level))];
    case 'checkbox':
      return [token.checked ? '☑ ' : '☐ '];
    case 'code':
      return [element('pre', {}, element('code', {}, token.text))];
    case 'codespan':
      return [element('code', {}, plainText(token.text))];
    case 'br':
    case 'hr':
      return [element(token.type)];
    case 'image':
    case 'html':
      return [token.text];
    case 'text':
      return 'tokens' in token && token.tokens ? nodesOf(token.tokens, level) : [plainText(token.text)];
    case 'escape':
      return [plainText(token.text)];
    default:
      return [];
  }
}

function tableNode(token: Extract<MarkedToken, { type: 'table' }>, level: number): MarkupNode {
  const head = token.header.map((cell) => element('th', { scope: 'col' }, nodesOf(cell.tokens, level)));
  const rows = token.rows.map((row) =>
    element(
      'tr',
      {},
      row.map((cell) => element('td', {}, nodesOf(cell.tokens, level))),
    ),
  );
  return element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows));
}

function linkNodes(token: Extract<MarkedToken, { type: 'link' }>, level: number): MarkupNode[] {
  const href = safeLink(token.href);
  const inside = nodesOf(token.tokens, level);
  return href ? [element('a', { href, rel: 'noopener noreferrer' }, inside)] : inside;
}
