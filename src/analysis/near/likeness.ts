import { dice } from './bigrams';
import { distance } from './distance';
import type { Name } from './names';
import type { NearMethod } from './types';

/** How alike two names are, and by what that was found. */
export interface Likeness {
  readonly similarity: number;
  readonly reason: NearMethod;
}

/** Equal but for form: the rest says how far the written forms are apart. */
const FOLDED = 0.95;
const FINGERPRINT = 0.9;
/** A shared contact counts for names that are at least this alike. */
const CONTACT_LEAST = 0.4;
/** Fewer signs are too few to tell names from typing errors. */
const FEWEST_SIGNS = 3;
const FEWEST_WORDS = 4;

/** The best of the methods asked for; null where none reaches the threshold. */
export function likeness(
  a: Name,
  b: Name,
  methods: ReadonlySet<NearMethod>,
  threshold: number,
): Likeness | null {
  const found = sameCore(a, b, methods) ?? sameWords(a, b, methods) ?? alike(a, b, methods, threshold);
  const best = contact(a, b, methods, found);
  return best && best.similarity >= threshold ? best : null;
}

function sameCore(a: Name, b: Name, methods: ReadonlySet<NearMethod>): Likeness | null {
  if (a.core !== b.core || !methods.has('fold')) return null;
  const written =
    a.plain === b.plain
      ? 1
      : Math.min(a.plain.length, b.plain.length) / Math.max(a.plain.length, b.plain.length);
  return { similarity: FOLDED + (1 - FOLDED) * written, reason: 'fold' };
}

/** Two or three signs in another order are another name. */
function sameWords(a: Name, b: Name, methods: ReadonlySet<NearMethod>): Likeness | null {
  const fits = methods.has('fingerprint') && a.fingerprint === b.fingerprint;
  const enough = a.signs.length >= FEWEST_WORDS;
  return fits && enough ? { similarity: FINGERPRINT, reason: 'fingerprint' } : null;
}

function alike(a: Name, b: Name, methods: ReadonlySet<NearMethod>, threshold: number): Likeness | null {
  const longer = Math.max(a.signs.length, b.signs.length);
  const sounds = methods.has('pinyin') && sameSound(a, b);
  if (!sounds && !methods.has('similar')) return null;
  if (longer < FEWEST_SIGNS) return null;
  const edits = distance(a, b, (1 - threshold) * longer + 1e-9);
  const byEdits = edits === Infinity ? 0 : 1 - edits / longer;
  if (sounds) return { similarity: byEdits, reason: 'pinyin' };
  return { similarity: Math.max(byEdits, dice(a.bigrams, b.bigrams)), reason: 'similar' };
}

export function sameSound(a: Name, b: Name): boolean {
  return a.sounds.length === b.sounds.length && a.sounds.every((sound, i) => sound === b.sounds[i]);
}

/** One telephone or e-mail makes names that are not unlike one: half of what they lack is forgiven. */
function contact(
  a: Name,
  b: Name,
  methods: ReadonlySet<NearMethod>,
  found: Likeness | null,
): Likeness | null {
  const reason = sharedContact(a, b, methods);
  if (reason === null) return found;
  const longer = Math.max(a.signs.length, b.signs.length);
  const edits = distance(a, b, longer);
  const plain = Math.max(dice(a.bigrams, b.bigrams), edits === Infinity ? 0 : 1 - edits / longer);
  if (plain < CONTACT_LEAST) return found;
  const similarity = Math.max(0.8, 1 - (1 - plain) / 2);
  return found && found.similarity >= similarity ? found : { similarity, reason };
}

function sharedContact(a: Name, b: Name, methods: ReadonlySet<NearMethod>): 'phone' | 'email' | null {
  const shared = (left: readonly string[], right: readonly string[]) =>
    left.some((one) => right.includes(one));
  if (methods.has('phone') && shared(a.phones, b.phones)) return 'phone';
  return methods.has('email') && shared(a.emails, b.emails) ? 'email' : null;
}
