import { isRecord } from '../lib/is-record';
import { writeYaml, editYaml } from '../lib/yaml/edit-yaml';
import { parse } from '../notebook/document/parse';
import { serialize } from '../notebook/document/serialize';
import { CELL_NAME, hasSqlBody, withBody, type Block, type CellBlock } from '../notebook/document/spec';
import { joinSqlBody, splitSqlBody } from '../notebook/document/sql-body';
import { readYaml } from '../lib/yaml/read-yaml';
import { filterOptions, type Filtered, type ShareLevel } from './filter-options';
import { methodSql } from './method-sql';
import { CELL_RULES, FRONT_RULE, type Rule } from './rules';

/** One thing of the document that a link does not carry. */
export interface LeftOut {
  /**
   * `front`: an entry of the front matter; `prose`: a text between cells; `option`: an option of a cell; `cleaned`: a
   * text whose personal data was replaced; `comments`: the comments of a cell; `body`: all that a cell says (it
   * cannot be read, or its kind is unknown); `cell`: a cell as a whole.
   */
  readonly what: 'front' | 'prose' | 'option' | 'cleaned' | 'comments' | 'body' | 'cell';
  readonly cell: string | null;
  /** Which option or entry. */
  readonly path: string | null;
}

export interface Shared {
  /** The exact text that leaves. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

/**
 * A document as it is shared at a level. At `method` it is built anew from what the rules know to be method, so that
 * nothing can slip through: no title, no prose, no headings, no comments, no labels, no figures, and no literals that
 * plainly are personal data. At `judgement` the author's texts and comments stay. At `figures` it is the whole
 * document. Null for a document of a newer version, of which parts cannot be told apart, unless it is shared whole.
 */
export function atLevel(text: string, level: ShareLevel): Shared | null {
  const document = parse(text);
  if (document.foreign) return level === 'figures' ? { text, leftOut: [] } : null;
  if (level === 'figures') {
    return { text: serialize({ ...document, front: document.front ?? 'kequn: 1\n' }), leftOut: [] };
  }
  const leftOut: LeftOut[] = [];
  const front = sharedFront(document.front, level, leftOut);
  const blocks = document.blocks.flatMap((block) => sharedBlock(block, level, leftOut));
  return { text: serialize({ ...document, front, blocks: blocks.map(spaced) }), leftOut };
}

function spaced(block: Block): Block {
  return { ...block, gap: 1 };
}

function sharedFront(front: string | null, level: ShareLevel, leftOut: LeftOut[]): string {
  const yaml = sharedYaml(front ?? 'kequn: 1\n', FRONT_RULE, level);
  if (!yaml) {
    leftOut.push({ what: 'front', cell: null, path: null });
    return 'kequn: 1\n';
  }
  for (const path of yaml.filtered.leftOut) leftOut.push({ what: 'front', cell: null, path: path.join('.') });
  for (const path of yaml.filtered.cleaned)
    leftOut.push({ what: 'cleaned', cell: null, path: path.join('.') });
  return /^kequn[ \t]*:/m.test(yaml.text) ? yaml.text : `kequn: 1\n${yaml.text}`;
}

function sharedBlock(block: Block, level: ShareLevel, leftOut: LeftOut[]): Block[] {
  if (block.type === 'prose') {
    if (level === 'judgement') return [block];
    leftOut.push({ what: 'prose', cell: null, path: null });
    return [];
  }
  if (!CELL_NAME.test(block.name)) {
    leftOut.push({ what: 'cell', cell: block.name, path: null });
    return [];
  }
  return [{ ...sharedCell(block, level, leftOut), closed: true }];
}

function sharedCell(cell: CellBlock, level: ShareLevel, leftOut: LeftOut[]): CellBlock {
  const rule = ruleOf(cell.kind);
  const { options, sql } = hasSqlBody(cell.kind)
    ? splitSqlBody(cell.body)
    : { options: cell.body, sql: null };
  const yaml = rule && sharedYaml(options, rule, level);
  if (!yaml) {
    if (cell.body.trim() !== '') leftOut.push({ what: 'body', cell: cell.name, path: null });
    return withBody({ ...cell, fence: 3 }, '');
  }
  for (const path of yaml.filtered.leftOut)
    leftOut.push({ what: 'option', cell: cell.name, path: path.join('.') });
  for (const path of yaml.filtered.cleaned)
    leftOut.push({ what: 'cleaned', cell: cell.name, path: path.join('.') });
  if (level === 'method' && hasComment(options))
    leftOut.push({ what: 'comments', cell: cell.name, path: null });
  if (sql === null) return withBody(cell, yaml.text);
  return withBody(cell, joinSqlBody({ options: yaml.text, sql: sharedSql(cell.name, sql, level, leftOut) }));
}

function sharedSql(cell: string, sql: string, level: ShareLevel, leftOut: LeftOut[]): string {
  if (level !== 'method') return sql;
  const clean = methodSql(sql);
  if (/--|\/\*/.test(sql) && !/--|\/\*/.test(clean)) leftOut.push({ what: 'comments', cell, path: 'sql' });
  if (clean.split('…').length > sql.split('…').length) leftOut.push({ what: 'cleaned', cell, path: 'sql' });
  return clean;
}

function ruleOf(kind: string): Rule | null {
  return Object.entries(CELL_RULES).find(([known]) => known === kind)?.[1] ?? null;
}

/** YAML text at a level; null where it cannot be read. At `judgement` it is edited, so that comments and order survive. */
function sharedYaml(
  text: string,
  rule: Rule,
  level: ShareLevel,
): { text: string; filtered: Filtered } | null {
  const reading = readYaml(text);
  if (!reading.ok || !(reading.value === null || isRecord(reading.value))) return null;
  const filtered = filterOptions(reading.value ?? {}, rule, level);
  if (level === 'method') return { text: asBody(filtered.value), filtered };
  const edited = filtered.leftOut.reduceRight<string | null>(
    (current, path) => current && editYaml(current, path, undefined),
    text,
  );
  return edited === null ? null : { text: edited, filtered };
}

function asBody(value: unknown): string {
  return isRecord(value) && Object.keys(value).length > 0 ? writeYaml(value) : '';
}

/** A rough look: what is written anew has no comments, this only decides whether to say so. */
function hasComment(yaml: string): boolean {
  return /(?:^|\s)#/.test(yaml);
}
