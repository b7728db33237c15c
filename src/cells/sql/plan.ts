/** What a query's plan says: whether it keeps rows as they are, and whether it reads anything but tables. */
export interface PlanFacts {
  /** Only columns computed and rows left out, from one table. */
  readonly keepsRows: boolean;
  /** Table functions that read files, by name. */
  readonly readers: readonly string[];
}

interface PlanNode {
  readonly name: string;
  readonly children: readonly PlanNode[];
  readonly extra_info: Readonly<Record<string, unknown>>;
}

const ROW_WISE = ['PROJECTION', 'FILTER', 'SEQ_SCAN'];
const READERS = /^(READ_|SNIFF_|GLOB|PARQUET_|ARROW_SCAN|QUERY|SEQ_SCAN_FILE)/;

/** Reads the text that EXPLAIN (FORMAT json) gives; a plan that cannot be read promises nothing. */
export function planFacts(explained: string | undefined): PlanFacts {
  const nodes = flatten(parsePlan(explained));
  const names = nodes.map((node) => node.name.trim().toUpperCase());
  const scans = names.filter((name) => name === 'SEQ_SCAN').length;
  return {
    keepsRows: scans === 1 && names.every((name) => ROW_WISE.includes(name)),
    readers: names.filter((name) => READERS.test(name)),
  };
}

function parsePlan(explained: string | undefined): PlanNode[] {
  try {
    const parsed: unknown = JSON.parse(explained ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isNode) : [];
  } catch {
    return [];
  }
}

function flatten(nodes: readonly PlanNode[]): PlanNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

function isNode(value: unknown): value is PlanNode {
  return typeof value === 'object' && value !== null && 'name' in value && 'children' in value;
}
