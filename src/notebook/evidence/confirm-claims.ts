import { storedClaim } from '../../cells/claim';
import { setFrontMatter, setOption, setProse } from '../document/edit';
import { readFront } from '../document/front';
import {
  knownInProse,
  NO_EVIDENCE,
  storedProse,
  type EvidenceFront,
  type Known,
} from '../document/front-evidence';
import { blockKeys } from '../document/keys';
import type { DocumentSpec } from '../document/spec';
import type { CellView, NotebookSnapshot } from '../state';
import { pathsInProse, type PlacedClaim } from './claims';
import { confirmClaim, confirmedNow } from './confirm';

/** Paths by the key of the block of prose that cites them. */
type Asked = ReadonlyMap<string, readonly string[]>;

function evidenceIn({ front }: DocumentSpec): EvidenceFront {
  return front === null ? NO_EVIDENCE : readFront(front).evidence;
}

/** Of each block what it cites and is known of it, and confirmed anew what is asked; what no block cites any more is forgotten. */
function confirmProse(
  document: DocumentSpec,
  cells: readonly CellView[],
  asked: Asked,
  on: string,
): DocumentSpec {
  const before = evidenceIn(document);
  const keys = blockKeys(document.blocks);
  const blocks = document.blocks.flatMap((block, index): [string, Known][] => {
    const key = keys[index] ?? '';
    if (block.type !== 'prose') return [];
    const known = knownInProse(before, key);
    const cited = new Set(pathsInProse(block.text));
    const kept = Object.entries(known).filter(([path]) => cited.has(path));
    const anew = (asked.get(key) ?? []).filter((path) => cited.has(path));
    return [[key, { ...Object.fromEntries(kept), ...confirmedNow(cells, anew, known, on) }]];
  });
  const wanted = storedProse(Object.fromEntries(blocks), {});
  return wanted === undefined && storedProse(before.prose, before.anywhere) === undefined
    ? document
    : setFrontMatter(document, ['evidence', 'prose'], wanted);
}

function confirmOption(
  document: DocumentSpec,
  cells: readonly CellView[],
  { key, path, claim }: PlacedClaim,
  on: string,
): DocumentSpec {
  return path ? setOption(document, key, path, storedClaim(confirmClaim(cells, claim, on))) : document;
}

/** The document with texts confirmed as they stand: one edit, however many. */
export function confirmClaims(
  document: DocumentSpec,
  snapshot: NotebookSnapshot,
  claims: readonly PlacedClaim[],
  on: string,
): DocumentSpec {
  const inCells = claims.reduce((next, one) => confirmOption(next, snapshot.cells, one, on), document);
  const prose = claims.filter(({ path }) => path === null);
  const asked = new Map(prose.map(({ key, claim }) => [key, pathsInProse(claim.text)]));
  return asked.size === 0 ? inCells : confirmProse(inCells, snapshot.cells, asked, on);
}

/** Sets prose; what it cites and was not confirmed of it yet is confirmed as it is today. */
export function writeProse(
  document: DocumentSpec,
  snapshot: NotebookSnapshot,
  key: string,
  text: string,
  on: string,
): DocumentSpec {
  const known = knownInProse(evidenceIn(document), key);
  const anew = pathsInProse(text).filter((path) => !Object.hasOwn(known, path));
  return confirmProse(setProse(document, key, text), snapshot.cells, new Map([[key, anew]]), on);
}
