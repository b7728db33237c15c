import { text } from '../../sql/sql';
import type { CompareResult } from './result';

/** The proposal as a cell of rule tiers over the segmentation: which segments go together. */
export function tiersOptions({ segmentation, segments, proposal }: CompareResult): Record<string, unknown> {
  const rules = (proposal?.groups ?? []).map((members, i) => {
    const own = members.flatMap((at) => segments[at] ?? []);
    const rule = {
      label_zh: own.map(({ label_zh }) => label_zh).join(' + '),
      label_en: own.map(({ label_en }) => label_en).join(' + '),
      where: `segment IN (${own.map(({ key }) => text(key)).join(', ')})`,
    };
    return [`group_${i + 1}`, rule] as const;
  });
  return { from: segmentation, method: 'rules', rules: Object.fromEntries(rules) };
}
