import { isRecord } from '../lib/is-record';
import { readYaml } from '../lib/yaml/read-yaml';
import { REPORT_PARTS, type ReportPart } from '../model/report';
import { DEFAULT_PROTECTION } from './protection';

/**
 * What the author decided about the report, stored in the front matter under `report:`. Nothing there is needed; what
 * cannot be read is as if it were not there (and stays in the document).
 */
export interface ReportSettings {
  /** In place of the document's title. */
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  /** ISO code in which amounts are written. */
  readonly currency: string | null;
  /** All parts, in their order. */
  readonly parts: readonly ReportPart[];
  /** Keys of blocks in the order the author gave them, by the part they stand in; the others follow. */
  readonly order: Readonly<Partial<Record<ReportPart, readonly string[]>>>;
  /** Keys of blocks that are left out. */
  readonly hide: ReadonlySet<string>;
  /** Groups of fewer persons do not leave. */
  readonly minGroup: number;
  readonly dominance: number;
  /** Whether rows of single customers leave. */
  readonly rows: boolean;
  readonly mask: boolean;
}

/** Reads the settings out of a document's front matter. Never throws. */
export function reportSettings(front: string | null): ReportSettings {
  const reading = front === null ? null : readYaml(front);
  const value = reading?.ok && isRecord(reading.value) ? reading.value['report'] : null;
  const stored = isRecord(value) ? value : {};
  return {
    title: text(stored['title']),
    subtitle: text(stored['subtitle']),
    author: text(stored['author']),
    currency: currency(stored['currency']),
    parts: partsOf(stored['parts']),
    order: orderOf(stored['order']),
    hide: new Set(keys(stored['hide'])),
    minGroup: number(stored['min_group'], 0, 1_000_000, DEFAULT_PROTECTION.minGroup),
    dominance: number(stored['dominance'], 0, 1, DEFAULT_PROTECTION.dominance),
    rows: stored['rows'] === true,
    mask: stored['mask'] !== false,
  };
}

function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const plain = String(value).trim();
  return plain === '' ? null : plain;
}

function currency(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : null;
}

function number(value: unknown, least: number, most: number, usual: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : usual;
}

function keys(value: unknown): string[] {
  return Array.isArray(value)
    ? [...new Set(value.filter((key): key is string => typeof key === 'string'))]
    : [];
}

function isPart(value: unknown): value is ReportPart {
  return (REPORT_PARTS as readonly unknown[]).includes(value);
}

function partsOf(value: unknown): ReportPart[] {
  const named = keys(value).filter(isPart);
  return [...named, ...REPORT_PARTS.filter((part) => !named.includes(part))];
}

/** A key that is named in several parts stands in the first. */
function orderOf(value: unknown): Partial<Record<ReportPart, readonly string[]>> {
  if (!isRecord(value)) return {};
  const taken = new Set<string>();
  const order: Partial<Record<ReportPart, readonly string[]>> = {};
  for (const part of REPORT_PARTS) {
    const fresh = keys(value[part]).filter((key) => !taken.has(key));
    fresh.forEach((key) => taken.add(key));
    if (fresh.length > 0) order[part] = fresh;
  }
  return order;
}
