import { isRecord } from '../../lib/is-record';
import { readYaml } from '../../lib/yaml/read-yaml';
import { setFrontMatter } from './edit';
import type { DocumentSpec } from './spec';

/** What stands before a cell's name where the report's settings name something that belongs to it. */
const PREFIXES = ['', 'text:', 'method:'];

/** The report's settings (`report:` in the front matter) with a cell named anew: what is left out, and what stands where. */
export function renameInReport(document: DocumentSpec, from: string, to: string): DocumentSpec {
  const reading = document.front === null ? null : readYaml(document.front);
  const front = reading?.ok && isRecord(reading.value) ? reading.value : {};
  const report = isRecord(front['report']) ? front['report'] : {};
  const order = isRecord(report['order']) ? report['order'] : {};
  const lists: (readonly [readonly string[], unknown])[] = [
    [['report', 'hide'], report['hide']],
    ...Object.entries(order).map(([part, keys]) => [['report', 'order', part], keys] as const),
  ];
  const names = new Map(PREFIXES.map((prefix) => [`${prefix}${from}`, `${prefix}${to}`]));
  return lists.reduce((current, [path, keys]) => {
    if (!Array.isArray(keys) || !keys.some((key) => names.has(key))) return current;
    return setFrontMatter(
      current,
      path,
      keys.map((key: unknown) => names.get(String(key)) ?? key),
    );
  }, document);
}
