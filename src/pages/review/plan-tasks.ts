import type { Row, Standing } from '../../cells/kpi/board';
import { kpiName, nextPeriod, periodDays } from '../../cells/kpi/words';
import { storedClaim } from '../../cells/claim';
import { plainClaim } from './plain-claim';
import type { Locale } from '../../i18n/dictionary';
import { isRecord } from '../../lib/is-record';
import type { Evidence } from '../../model/evidence';

/**
 * The adjustments of a review as tasks of a plan, as they are stored: each is due by the end of the next period. A text that
 * cites figures goes along as a note, so that it goes on being reviewed. What the plan has already is left out.
 */
export function newTasks(
  shown: readonly { readonly row: Row; readonly standing: Standing | null }[],
  written: readonly unknown[],
  { locale, evidence }: { readonly locale: Locale; readonly evidence: Pick<Evidence, 'cite'> },
): Record<string, unknown>[] {
  const known = new Set(written.flatMap(textsOf));
  return shown.flatMap(({ row: { kpi }, standing }) => {
    const adjustment = standing?.review?.adjustment;
    const text = adjustment?.text.trim() ?? '';
    if (!adjustment || !standing || text === '' || known.has(text)) return [];
    const task = plainClaim(text, evidence);
    const days = periodDays(nextPeriod(standing.period));
    return [
      {
        ...{ task, measure: kpiName(kpi, locale) },
        ...(kpi.owner ? { owner: kpi.owner } : {}),
        ...(days ? { start: days.from, due: days.to } : {}),
        ...(task === text ? {} : { notes: storedClaim(adjustment) }),
      },
    ];
  });
}

/** What a stored task says: its name, and its note. */
function textsOf(task: unknown): string[] {
  if (typeof task === 'string') return [task.trim()];
  if (!isRecord(task)) return [];
  const { task: name, notes } = task;
  const note = isRecord(notes) ? notes['text'] : notes;
  return [name, note].filter((text) => typeof text === 'string').map((text) => text.trim());
}

/** The tasks a plan has stored; null where something else stands in their place, which must not be written over. */
export function writtenTasks(stored: unknown): readonly unknown[] | null {
  if (stored === undefined || stored === null) return [];
  return Array.isArray(stored) ? stored : null;
}
