import type { MarkedToken, Token } from 'marked';

const KNOWN: readonly string[] = [
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'html',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
] satisfies MarkedToken['type'][];

/** The tokens of Markdown itself; `marked` types them together with what extensions could add. */
export function knownTokens(tokens: readonly Token[]): MarkedToken[] {
  return tokens.filter((token): token is MarkedToken => KNOWN.includes(token.type));
}

const TIP = /^\[!TIP\]\s*/i;

/** The tokens of a quotation that is a note to whoever works on the text (`> [!TIP]`), without its mark; else null. */
export function tipTokens(tokens: readonly Token[]): Token[] | null {
  const [first, ...rest] = tokens;
  if (first?.type !== 'paragraph') return null;
  const [text, ...others] = first.tokens ?? [];
  if (text?.type !== 'text' || !TIP.test(text.raw)) return null;
  const said = { type: 'text', raw: text.raw.replace(TIP, ''), text: text.raw.replace(TIP, '') } as const;
  return [{ ...first, tokens: [said, ...others] }, ...rest];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** The lexer leaves entities for an HTML renderer; here texts become text nodes. */
export function plainText(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
