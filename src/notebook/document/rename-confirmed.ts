import { storedClaim } from '../../cells/claim';
import type { Claim } from '../../model/evidence';
import { citationsIn, renameCitations } from './citations';
import { setFrontMatter, setOption } from './edit';
import { storedProse, type Known } from './front-evidence';
import type { Notebook, NotebookCell } from './notebook';
import type { DocumentSpec } from './spec';

function isOf(path: string, cell: string): boolean {
  return path.startsWith(`${cell}.`) || path.startsWith(`${cell}[`);
}

/** Confirmed values under the new name of the cell they are of; null where none is. */
function renamed(known: Known, from: string, to: string): Known | null {
  const entries = Object.entries(known);
  if (!entries.some(([path]) => isOf(path, from))) return null;
  return Object.fromEntries(
    entries.map(([path, one]) => [isOf(path, from) ? to + path.slice(from.length) : path, one]),
  );
}

function renamedClaim({ text, confirmed }: Claim, from: string, to: string): Claim | null {
  const known = renamed(confirmed, from, to);
  return known && { text: renameCitations(text, citationsIn(text), from, to), confirmed: known };
}

/** What is confirmed of a cell's values stays confirmed under the cell's new name: in the claims of one cell. */
export function renameConfirmed(
  document: DocumentSpec,
  cell: NotebookCell,
  from: string,
  to: string,
): DocumentSpec {
  if (cell.failure || !cell.definition?.claims) return document;
  return cell.definition.claims(cell.options).reduce((current, { path, claim }) => {
    const next = renamedClaim(claim, from, to);
    return next ? setOption(current, cell.key, path, storedClaim(next)) : current;
  }, document);
}

/** The same for what the prose cites, block by block. */
export function renameConfirmedProse(
  document: DocumentSpec,
  { evidence }: Notebook,
  from: string,
  to: string,
): DocumentSpec {
  const blocks = Object.entries(evidence.prose);
  if (![evidence.anywhere, ...Object.values(evidence.prose)].some((known) => renamed(known, from, to)))
    return document;
  const prose = Object.fromEntries(blocks.map(([key, known]) => [key, renamed(known, from, to) ?? known]));
  const anywhere = renamed(evidence.anywhere, from, to) ?? evidence.anywhere;
  return setFrontMatter(document, ['evidence', 'prose'], storedProse(prose, anywhere));
}
