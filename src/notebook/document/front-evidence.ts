import { isRecord } from '../../lib/is-record';
import type { Confirmed } from '../../model/evidence';
import type { Value } from '../../model/table';

/** By how much of itself a confirmed figure may change before the text that cites it is to be reviewed. */
export const TOLERANCE = 0.05;

/** What the front matter says about citations (`evidence:`). */
export interface EvidenceFront {
  /** Share of a confirmed figure by which it may differ. */
  readonly tolerance: number;
  /** Whether sources name the files that were given: on this device, never in the document. */
  readonly fileNames: boolean;
  /** Values that the prose between cells cites, as confirmed; by the key of its block, there by path. */
  readonly prose: Readonly<Record<string, Known>>;
  /** The older form, which knew no blocks: confirmed wherever prose cites them; by path. */
  readonly anywhere: Known;
}

/** Confirmed values by path. */
export type Known = Readonly<Record<string, Confirmed>>;

export const NO_EVIDENCE: EvidenceFront = { tolerance: TOLERANCE, fileNames: false, prose: {}, anywhere: {} };

/** Keys of prose begin so (`keys.ts`); no path does. */
const PROSE_KEY = 'text:';

/** What is confirmed of the values that one block of prose cites. */
export function knownInProse({ prose, anywhere }: EvidenceFront, key: string): Known {
  const own = Object.hasOwn(prose, key) ? prose[key] : undefined;
  return { ...anywhere, ...own };
}

/** `evidence.prose` as the front matter holds it; undefined where nothing is confirmed. */
export function storedProse(
  prose: EvidenceFront['prose'],
  anywhere: Known,
): Record<string, unknown> | undefined {
  const blocks = Object.entries(prose).filter(([, known]) => Object.keys(known).length > 0);
  const stored = { ...anywhere, ...Object.fromEntries(blocks) };
  return Object.keys(stored).length > 0 ? stored : undefined;
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function readConfirmed(stored: unknown): Confirmed | null {
  if (!isRecord(stored) || typeof stored['on'] !== 'string') return null;
  const { value, on } = stored;
  return isValue(value) ? { value, on } : null;
}

type Problem = (message: string) => void;

function readKnown(entries: readonly [string, unknown][], problem: Problem): Known {
  const read = entries.flatMap(([path, one]): [string, Confirmed][] => {
    const confirmed = readConfirmed(one);
    if (!confirmed) problem(`invalid evidence.prose: ${path}`);
    return confirmed ? [[path, confirmed]] : [];
  });
  return Object.fromEntries(read);
}

function readBlock(key: string, stored: unknown, problem: Problem): [string, Known][] {
  if (isRecord(stored)) return [[key, readKnown(Object.entries(stored), problem)]];
  problem(`invalid evidence.prose: ${key}`);
  return [];
}

function readProse(stored: unknown, problem: Problem): Pick<EvidenceFront, 'prose' | 'anywhere'> {
  if (stored === undefined || stored === null) return { prose: {}, anywhere: {} };
  if (!isRecord(stored)) {
    problem('invalid evidence.prose: expected names and values');
    return { prose: {}, anywhere: {} };
  }
  const entries = Object.entries(stored);
  const blocks = entries.filter(([key]) => key.startsWith(PROSE_KEY));
  const paths = entries.filter(([key]) => !key.startsWith(PROSE_KEY));
  return {
    prose: Object.fromEntries(blocks.flatMap(([key, one]) => readBlock(key, one, problem))),
    anywhere: readKnown(paths, problem),
  };
}

function readTolerance(stored: unknown, problem: Problem): number {
  if (stored === undefined || stored === null) return TOLERANCE;
  if (typeof stored === 'number' && stored >= 0 && Number.isFinite(stored)) return stored;
  problem(`invalid evidence.tolerance: ${JSON.stringify(stored)}`);
  return TOLERANCE;
}

/** Reads `evidence:` of the front matter; what cannot be read is named and left aside. */
export function readEvidence(stored: unknown, problem: Problem): EvidenceFront {
  if (stored === undefined || stored === null) return NO_EVIDENCE;
  if (!isRecord(stored)) {
    problem('invalid evidence: expected names and values');
    return NO_EVIDENCE;
  }
  return {
    tolerance: readTolerance(stored['tolerance'], problem),
    fileNames: stored['file_names'] === true,
    ...readProse(stored['prose'], problem),
  };
}
