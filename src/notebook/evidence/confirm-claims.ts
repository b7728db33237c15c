import { storedClaim } from '../../cells/claim';
import { setFrontMatter, setOption, setProse } from '../document/edit';
import type { DocumentSpec } from '../document/spec';
import type { CellView, NotebookSnapshot } from '../state';
import { pathsInProse, type PlacedClaim } from './claims';
import { confirmClaim, confirmedNow } from './confirm';

/** The values that the prose cites, confirmed anew for `paths`; what no prose cites any more is forgotten. */
function confirmProse(
  document: DocumentSpec,
  snapshot: Pick<NotebookSnapshot, 'cells' | 'notebook'>,
  paths: readonly string[],
  on: string,
): DocumentSpec {
  const before = snapshot.notebook.evidence.prose;
  const prose = document.blocks.flatMap((block) => (block.type === 'prose' ? [block.text] : []));
  const cited = new Set(prose.flatMap(pathsInProse));
  const kept = Object.entries(before).filter(([path]) => cited.has(path));
  const next = { ...Object.fromEntries(kept), ...confirmedNow(snapshot.cells, paths, before, on) };
  const wanted = Object.keys(next).length > 0 ? next : undefined;
  return wanted === undefined && Object.keys(before).length === 0
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
  const paths = claims.filter(({ path }) => path === null).flatMap(({ claim }) => pathsInProse(claim.text));
  return paths.length === 0 ? inCells : confirmProse(inCells, snapshot, [...new Set(paths)], on);
}

/** Sets prose; what it cites and no confirmation knows yet is confirmed as it is today. */
export function writeProse(
  document: DocumentSpec,
  snapshot: NotebookSnapshot,
  key: string,
  text: string,
  on: string,
): DocumentSpec {
  const known = snapshot.notebook.evidence.prose;
  const anew = pathsInProse(text).filter((path) => !Object.hasOwn(known, path));
  return confirmProse(setProse(document, key, text), snapshot, anew, on);
}
