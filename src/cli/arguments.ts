import { parseArgs } from 'node:util';
import type { FieldMapping } from '../model/fields';

/** What the command line was asked. */
export interface Arguments {
  readonly file: string;
  readonly out: string;
  /** Input name -> paths, in the order given. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Input name -> field -> column or expression. */
  readonly maps: Readonly<Record<string, Readonly<Record<string, FieldMapping>>>>;
}

export const USAGE =
  'npm run notebook -- FILE.kequn.md --input NAME=PATH [--input …] [--map NAME.field=COLUMN …] ' +
  `[--map 'NAME.field=sql:EXPRESSION' …] --out DIR`;

/** Whether only the way to use it is asked for. */
export function asksForHelp(words: readonly string[]): boolean {
  return words.some((word) => word === '--help' || word === '-h');
}

/** Reads the command line. Throws an Error whose message can be shown as it is. */
export function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      input: { type: 'string', multiple: true, default: [] },
      map: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error('missing FILE: name one notebook');
  if (values.out === undefined) throw new Error('missing --out: name the folder to write to');
  return { file, out: values.out, inputs: readInputs(values.input), maps: readMaps(values.map) };
}

function readInputs(words: readonly string[]): Record<string, string[]> {
  const inputs: Record<string, string[]> = {};
  for (const word of words) {
    const [name, path] = split(word, '=');
    if (name === '' || path === '') throw new Error(`invalid --input: ${word} (NAME=PATH)`);
    (inputs[name] ??= []).push(path);
  }
  return inputs;
}

function readMaps(words: readonly string[]): Record<string, Record<string, FieldMapping>> {
  const maps: Record<string, Record<string, FieldMapping>> = {};
  for (const word of words) {
    const [target, column] = split(word, '=');
    const [input, field] = split(target, '.');
    if (input === '' || field === '' || column === '')
      throw new Error(`invalid --map: ${word} (NAME.field=COLUMN)`);
    (maps[input] ??= {})[field] = column.startsWith('sql:') ? { sql: column.slice(4) } : column;
  }
  return maps;
}

/** The text before and after the first separator; what is missing is empty. */
function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
