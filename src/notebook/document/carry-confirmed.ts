import { isRecord } from '../../lib/is-record';
import { editYaml } from '../../lib/yaml/edit-yaml';
import { readYaml } from '../../lib/yaml/read-yaml';
import { blockKeys } from './keys';
import type { Block, DocumentSpec } from './spec';

interface Keyed {
  readonly key: string;
  readonly text: string;
}

function proseIn(blocks: readonly Block[]): Keyed[] {
  const keys = blockKeys(blocks);
  return blocks.flatMap((block, index) =>
    block.type === 'prose' ? [{ key: keys[index] ?? '', text: block.text }] : [],
  );
}

/** The blocks that one comes from: the one of the same text, else that in its place and those it was joined from or cut of. */
function sourcesOf(one: Keyed, before: readonly Keyed[], after: readonly Keyed[]): readonly Keyed[] {
  const same = before.filter(({ text }) => text === one.text);
  if (same.length > 0) return [same.find(({ key }) => key === one.key) ?? same[0] ?? one];
  const kept = new Set(after.map(({ text }) => text));
  const changed = before.filter(({ text }) => !kept.has(text));
  return changed.filter(
    ({ key, text }) => key === one.key || text.includes(one.text) || one.text.includes(text),
  );
}

type Stored = Readonly<Record<string, unknown>>;

function storedIn(front: string): Stored {
  const reading = readYaml(front);
  const evidence = reading.ok && isRecord(reading.value) ? reading.value['evidence'] : null;
  const prose = isRecord(evidence) ? evidence['prose'] : null;
  return isRecord(prose) ? prose : {};
}

/** Confirmed values under the keys that their blocks have now; what belongs to no block (the older form) stays. */
function rekeyed(stored: Stored, before: readonly Keyed[], after: readonly Keyed[]): Stored {
  const old = new Set(before.map(({ key }) => key));
  const rest = Object.entries(stored).filter(([key]) => !old.has(key));
  const moved = after.map((one): [string, Stored] => {
    const known = sourcesOf(one, before, after).map(({ key }) => stored[key]);
    return [
      one.key,
      Object.fromEntries(known.flatMap((each) => (isRecord(each) ? Object.entries(each) : []))),
    ];
  });
  return Object.fromEntries([...rest, ...moved.filter(([, known]) => Object.keys(known).length > 0)]);
}

/**
 * The document with other blocks. What is confirmed of prose stays with it: blocks of prose are called after the cell
 * before them, so that moving, adding, removing and renaming cells calls them anew.
 */
export function carryConfirmed(document: DocumentSpec, blocks: readonly Block[]): DocumentSpec {
  const next = { ...document, blocks };
  if (!document.front?.includes('text:')) return next;
  const before = proseIn(document.blocks);
  const after = proseIn(blocks);
  const keys = (prose: readonly Keyed[]) => prose.map(({ key }) => key).join(' ');
  if (keys(before) === keys(after)) return next;
  const stored = storedIn(document.front);
  if (!before.some(({ key }) => Object.hasOwn(stored, key))) return next;
  const carried = rekeyed(stored, before, after);
  const wanted = Object.keys(carried).length > 0 ? carried : undefined;
  const front = editYaml(document.front, ['evidence', 'prose'], wanted);
  return front === null ? next : { ...next, front };
}
