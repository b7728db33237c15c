import { lexer, type MarkedToken, type Token } from 'marked';
import { knownTokens, plainText } from '../ui/markdown-tokens';

/** A stretch of text that is written in one way. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A line of text as workbooks and slides know it. */
export interface Paragraph {
  readonly runs: readonly Run[];
  /** 0 = no item of a list; 1 = an item, 2 = an item of an item, … */
  readonly level: number;
  /** Number of an item of a numbered list. */
  readonly number: number | null;
  readonly heading: boolean;
}

interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

const PLAIN: Style = { bold: false, italic: false };

/** Markdown as paragraphs with bold and italic runs; raw HTML stands as the text it is, a link as its words. */
export function paragraphs(text: string): Paragraph[] {
  return blocksOf(lexer(text, { gfm: true }), 0);
}

/** Paragraphs as text, one a line. */
export function plainLines(text: string): string[] {
  return paragraphs(text).map(({ runs, level, number }) => {
    const mark = level === 0 ? '' : number === null ? '· ' : `${number}. `;
    return '  '.repeat(Math.max(0, level - 1)) + mark + runs.map((run) => run.text).join('');
  });
}

function blocksOf(tokens: readonly Token[] | undefined, level: number): Paragraph[] {
  return knownTokens(tokens ?? []).flatMap((token) => blockOf(token, level));
}

function blockOf(token: MarkedToken, level: number): Paragraph[] {
  switch (token.type) {
    case 'heading':
      return line(runsOf(token.tokens, { ...PLAIN, bold: true }), level, true);
    case 'paragraph':
      return line(runsOf(token.tokens, PLAIN), level);
    case 'text':
      return line(
        'tokens' in token && token.tokens ? runsOf(token.tokens, PLAIN) : [run(token.text, PLAIN)],
        level,
      );
    case 'list':
      return token.items.flatMap((item, at) => {
        const first = typeof token.start === 'number' ? token.start : 1;
        const [head, ...rest] = blocksOf(item.tokens, level + 1);
        return head
          ? [{ ...head, level: level + 1, number: token.ordered ? first + at : null }, ...rest]
          : [];
      });
    case 'blockquote':
      return blocksOf(token.tokens, level);
    case 'table':
      return [token.header, ...token.rows].flatMap((cells) =>
        line(
          cells.flatMap((cell, at) => [
            ...(at > 0 ? [run(' | ', PLAIN)] : []),
            ...runsOf(cell.tokens, { ...PLAIN, bold: cell.header }),
          ]),
          level,
        ),
      );
    case 'code':
      return token.text.split('\n').flatMap((text) => line([run(text, PLAIN)], level));
    case 'html':
      return line([run(token.text.trim(), PLAIN)], level);
    default:
      return [];
  }
}

function line(runs: readonly Run[], level: number, heading = false): Paragraph[] {
  const kept = merged(runs.filter(({ text }) => text !== ''));
  return kept.length > 0 ? [{ runs: kept, level, number: null, heading }] : [];
}

/** Signs that are written with a backslash come one by one: what is written in one way is one run. */
function merged(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const next of runs) {
    const last = all.at(-1);
    if (last && last.bold === next.bold && last.italic === next.italic)
      all[all.length - 1] = { ...last, text: last.text + next.text };
    else all.push(next);
  }
  return all;
}

function run(text: string, style: Style): Run {
  return { text: plainText(text), ...style };
}

function runsOf(tokens: readonly Token[] | undefined, style: Style): Run[] {
  return knownTokens(tokens ?? []).flatMap((token): Run[] => {
    switch (token.type) {
      case 'strong':
        return runsOf(token.tokens, { ...style, bold: true });
      case 'em':
        return runsOf(token.tokens, { ...style, italic: true });
      case 'del':
      case 'link':
        return runsOf(token.tokens, style);
      case 'text':
        return 'tokens' in token && token.tokens ? runsOf(token.tokens, style) : [run(token.text, style)];
      case 'br':
        return [run(' ', style)];
      case 'checkbox':
        return [run(token.checked ? '☑ ' : '☐ ', style)];
      case 'codespan':
      case 'escape':
      case 'html':
      case 'image':
        return [run(token.text, style)];
      default:
        return [];
    }
  });
}
