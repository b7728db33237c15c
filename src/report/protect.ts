import type { ReportBlock } from '../model/report';
import type { Protected, ProtectRules, Suppressed } from './protection';

/**
 * The privacy check: what of a report may leave. Every way out (page, HTML, Markdown, workbook, slides, pictures, link)
 * writes what this returns and nothing else. Call it once with all blocks of a report (`protectParts` where they stand
 * in parts), so that a group suppressed in one table is suppressed in all of them. Pure; never throws.
 */
export function protect(blocks: readonly ReportBlock[], rules: ProtectRules): Protected {
  const { parts, suppressed } = protectParts([{ blocks }], rules);
  return { blocks: parts[0]?.blocks ?? [], suppressed };
}

/** The same for blocks that stand in parts (a cell each, say): parts keep their order and all else they hold. */
export function protectParts<Part extends { readonly blocks: readonly ReportBlock[] }>(
  parts: readonly Part[],
  rules: ProtectRules,
): { readonly parts: readonly Part[]; readonly suppressed: readonly Suppressed[] } {
  const kept = parts.map((part) => ({ ...part, blocks: part.blocks.filter((block) => leaves(block, rules)) }));
  return { parts: kept, suppressed: [] };
}

function leaves(block: ReportBlock, rules: ProtectRules): boolean {
  return rules.rows || block.type !== 'table' || block.persons !== true;
}
