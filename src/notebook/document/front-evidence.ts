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
  /** Values that the prose between cells cites, as confirmed; by path. */
  readonly prose: Readonly<Record<string, Confirmed>>;
}

export const NO_EVIDENCE: EvidenceFront = { tolerance: TOLERANCE, fileNames: false, prose: {} };

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function readConfirmed(stored: unknown): Confirmed | null {
  if (!isRecord(stored) || typeof stored['on'] !== 'string') return null;
  const { value, on } = stored;
  return isValue(value) ? { value, on } : null;
}

function readProse(stored: unknown, problem: (message: string) => void): Record<string, Confirmed> {
  if (stored === undefined || stored === null) return {};
  if (!isRecord(stored)) {
    problem('invalid evidence.prose: expected names and values');
    return {};
  }
  const entries = Object.entries(stored).flatMap(([path, one]): [string, Confirmed][] => {
    const confirmed = readConfirmed(one);
    if (!confirmed) problem(`invalid evidence.prose: ${path}`);
    return confirmed ? [[path, confirmed]] : [];
  });
  return Object.fromEntries(entries);
}

function readTolerance(stored: unknown, problem: (message: string) => void): number {
  if (stored === undefined || stored === null) return TOLERANCE;
  if (typeof stored === 'number' && stored >= 0 && Number.isFinite(stored)) return stored;
  problem(`invalid evidence.tolerance: ${JSON.stringify(stored)}`);
  return TOLERANCE;
}

/** Reads `evidence:` of the front matter; what cannot be read is named and left aside. */
export function readEvidence(stored: unknown, problem: (message: string) => void): EvidenceFront {
  if (stored === undefined || stored === null) return NO_EVIDENCE;
  if (!isRecord(stored)) {
    problem('invalid evidence: expected names and values');
    return NO_EVIDENCE;
  }
  return {
    tolerance: readTolerance(stored['tolerance'], problem),
    fileNames: stored['file_names'] === true,
    prose: readProse(stored['prose'], problem),
  };
}
