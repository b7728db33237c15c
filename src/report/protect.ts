import type { ReportBlock } from '../model/report';
import { hiddenAnywhere, labelsOf, labelsOfParts, partitionsIn } from './protect-partitions';
import { protectBlocks } from './protect-blocks';
import { protectText, type Guard } from './protect-guard';
import { knownPattern, labelPattern } from './protect-text';
import type { Hidden, Partition } from './protect-groups';
import type { Protected, ProtectRules, Suppressed } from './protection';

/**
 * The privacy check: what of a report may leave. Every way out (page, HTML, Markdown, workbook, slides, pictures, link)
 * writes what this returns and nothing else. Call it once with all blocks of a report (`protectParts` where they stand
 * in parts), so that a group suppressed in one table is suppressed in all of them. What is checked:
 * rows of single customers stay here unless asked for; groups of persons under the minimum, those that one person
 * dominates and those from which such a group could be subtracted lose their figures in tables, charts, cards and in
 * the sentences that name them; names and contacts are masked in every text. Pure; never throws.
 */
export function protect(blocks: readonly ReportBlock[], rules: ProtectRules): Protected {
  const { parts, suppressed } = protectParts([{ blocks }], rules);
  return { blocks: parts[0]?.blocks ?? [], suppressed };
}

/**
 * The same for blocks that stand in parts (a cell each, say): parts keep their order and all else but their title.
 * `more` are groups that do not stand in the blocks themselves, but can be named there.
 */
export function protectParts<
  Part extends { readonly blocks: readonly ReportBlock[]; readonly title?: string },
>(
  parts: readonly Part[],
  rules: ProtectRules,
  more: readonly Partition[] = [],
): { readonly parts: readonly Part[]; readonly suppressed: readonly Suppressed[] } {
  const guard = guardOf(
    parts.map(({ blocks }) => blocks),
    rules,
    more,
  );
  const kept = parts.map((part) => {
    const own = guardIn(part.blocks, guard);
    return {
      ...part,
      ...(part.title !== undefined && { title: protectText(part.title, own) }),
      blocks: protectBlocks(part.blocks, own),
    };
  });
  return { parts: kept, suppressed: distinct(guard.suppressed) };
}

/** All groups that the check hides in these blocks, and in what stands beside them. */
export function hiddenIn(
  lists: readonly (readonly ReportBlock[])[],
  rules: ProtectRules,
  more: readonly Partition[] = [],
): Hidden {
  return rules.persons ? hiddenAnywhere([...lists.flatMap(partitionsIn), ...more], rules) : new Map();
}

/** A text that stands by itself: personal data masked. */
export function protectWords(text: string, rules: ProtectRules): string {
  return protectText(text, guardOf([], rules));
}

function guardOf(
  lists: readonly (readonly ReportBlock[])[],
  rules: ProtectRules,
  more: readonly Partition[] = [],
): Guard {
  const partitions = [...lists.flatMap(partitionsIn), ...more];
  const hidden = hiddenIn(lists, rules, more);
  const labels = labelsOf(hidden, partitions);
  return {
    rules,
    hidden,
    labels: new Set(labels),
    mentions: labelPattern(labels),
    known: rules.mask ? knownPattern(rules.known ?? []) : null,
    suppressed: [],
  };
}

/** The guard of some blocks: where parts of groups are hidden in them, their texts do not tell of these either. */
function guardIn(blocks: readonly ReportBlock[], guard: Guard): Guard {
  if (!guard.rules.persons) return guard;
  const parts = labelsOfParts(partitionsIn(blocks), guard.rules, guard.hidden);
  if (parts.length === 0) return guard;
  const labels = new Set([...guard.labels, ...parts]);
  return { ...guard, labels, mentions: labelPattern(labels) };
}

/** A text that stands in several places is told once. */
function distinct(suppressed: readonly Suppressed[]): Suppressed[] {
  return [...new Map(suppressed.map((one) => [JSON.stringify(one), one])).values()];
}
