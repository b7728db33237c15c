import { cleanName } from '../header';
import { ALL_PRESETS } from './index';
import type { Preset } from './preset';

export interface FoundPreset {
  readonly preset: Preset;
  /** Which share of the file's columns the system is known to write. */
  readonly share: number;
}

/** Below this share of known headings a file is nobody's export. */
const ENOUGH = 0.5;
const FEW = 3;

/**
 * The known export that a file's headings are of, or null. The system that knows most of the columns has it; it must know half of
 * them, three at least, and one that tells it from others. Ties go to the first in the list.
 */
export function findPreset(columns: readonly string[]): FoundPreset | null {
  const found = new Set(columns.map(key).filter((name) => name !== ''));
  let best: FoundPreset | null = null;
  for (const preset of ALL_PRESETS) {
    const known = knownHeadings(preset);
    const hits = [...found].filter((name) => known.has(name)).length;
    const tells = preset.telling.some((name) => found.has(key(name)));
    const share = hits / Math.max(1, found.size);
    if (!tells || hits < FEW || share < ENOUGH) continue;
    if (best === null || share > best.share) best = { preset, share };
  }
  return best ?? findSurvey(columns);
}

const QUESTION = /^\s*\d{1,3}\s*[、.．]/;

/** An answer sheet is mostly questions, which are different in every survey. */
function findSurvey(columns: readonly string[]): FoundPreset | null {
  const survey = ALL_PRESETS.find(({ table }) => table === 'survey');
  const questions = columns.filter((name) => QUESTION.test(name)).length;
  const tells = columns.some((name) => survey?.telling.some((known) => key(known) === key(name)));
  const enough = questions >= 2 && (tells || questions >= columns.length * ENOUGH);
  return survey && enough ? { preset: survey, share: questions / columns.length } : null;
}

function knownHeadings(preset: Preset): ReadonlySet<string> {
  const mapped = Object.values(preset.map).flat();
  return new Set([...preset.telling, ...preset.headings, ...mapped].map(key));
}

/** Headings are compared without case, blanks and the width of brackets. */
export function key(name: string): string {
  return cleanName(name).normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
