import type { Claim } from '../../model/evidence';
import { citationsInProse } from '../document/citations';
import { knownInProse } from '../document/front-evidence';
import type { NotebookProse } from '../document/notebook';
import type { Path } from '../../lib/yaml/edit-yaml';
import type { CellView, NotebookSnapshot } from '../state';
import { pathsIn } from './confirm';
import { reviewPaths, type Review } from './review';

/** A text of a document that cites values, and where it stands. */
export interface PlacedClaim {
  /** The key of its block. */
  readonly key: string;
  /** Its option; null for prose, whose confirmations stand in the front matter. */
  readonly path: Path | null;
  readonly claim: Claim;
  readonly review: Review;
}

interface Citing {
  readonly path: Path;
  readonly claim: Claim;
  readonly paths: readonly string[];
}

const known = new WeakMap<object, readonly Citing[]>();

function readCiting({ definition, options }: CellView): readonly Citing[] {
  return (definition?.claims?.(options) ?? [])
    .map(({ path, claim }) => ({ path, claim, paths: pathsIn(claim.text) }))
    .filter(({ paths }) => paths.length > 0);
}

/** A cell's claims that cite something. Options are never changed, only replaced: each are read once. */
function citingIn(cell: CellView): readonly Citing[] {
  const { options } = cell;
  if (typeof options !== 'object' || options === null) return [];
  const found = known.get(options) ?? readCiting(cell);
  known.set(options, found);
  return found;
}

/** The paths that a stretch of prose cites, each once. */
export function pathsInProse(text: string): string[] {
  return [...new Set(citationsInProse(text).map((citation) => citation.text.slice(1, -1)))];
}

const read = new WeakMap<NotebookProse, readonly string[]>();

/** The paths of a block, read once: blocks are replaced, never changed. */
function pathsOf(prose: NotebookProse): readonly string[] {
  const found = read.get(prose) ?? pathsInProse(prose.text);
  read.set(prose, found);
  return found;
}

function ofProse(block: NotebookProse, { cells, notebook }: NotebookSnapshot): PlacedClaim[] {
  const { key, text } = block;
  const { tolerance } = notebook.evidence;
  const paths = pathsOf(block);
  if (paths.length === 0) return [];
  const known = Object.entries(knownInProse(notebook.evidence, key));
  const confirmed = Object.fromEntries(known.filter(([path]) => paths.includes(path)));
  const review = reviewPaths(cells, paths, confirmed, tolerance);
  return [{ key, path: null, claim: { text, confirmed }, review }];
}

function ofCell(cell: CellView, { cells, notebook }: NotebookSnapshot): PlacedClaim[] {
  const { tolerance } = notebook.evidence;
  return citingIn(cell).map(({ path, claim, paths }) => {
    const review = reviewPaths(cells, paths, claim.confirmed, tolerance);
    return { key: cell.key, path, claim, review };
  });
}

/** Every text of a document that cites values, with how it stands, in the order of the document. */
export function claimsOf(snapshot: NotebookSnapshot): PlacedClaim[] {
  return snapshot.blocks.flatMap((block) =>
    block.type === 'prose' ? ofProse(block, snapshot) : ofCell(block, snapshot),
  );
}
