import { spreadLabels } from './spread-labels';

export interface FlowNode {
  readonly key: string;
  readonly label: string;
  /** 1–8; null for those who are in no group (not yet, no longer): drawn grey. */
  readonly colour: number | null;
}

export interface FlowLink {
  /** Keys of a node at the left and of one at the right. */
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export interface PlacedNode extends FlowNode {
  readonly side: 'from' | 'to';
  readonly value: number;
  readonly share: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the label stands. */
  readonly labelAt: number;
}

export interface PlacedLink extends FlowLink {
  readonly fromTop: number;
  readonly fromBottom: number;
  readonly toTop: number;
  readonly toBottom: number;
}

export interface FlowLayout {
  readonly height: number;
  readonly total: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

/** Pixels between neighbouring nodes and between labels of two lines. */
const GAP = 8;
export const LABEL_GAP = 34;

/** A flow that has something to draw. */
export function isDrawn({ value }: FlowLink): boolean {
  return Number.isFinite(value) && value > 0;
}

/**
 * Places nodes one under the other in the order given and links between them without needless crossings (each node's
 * links in the order of the other side). Nodes that nothing enters or leaves are left out.
 */
export function flowLayout(
  links: readonly FlowLink[],
  fromNodes: readonly FlowNode[],
  toNodes: readonly FlowNode[],
): FlowLayout {
  const drawn = sorted(links.filter(isDrawn), fromNodes, toNodes);
  const total = drawn.reduce((sum, { value }) => sum + value, 0);
  const left = used(fromNodes, drawn, 'from');
  const right = used(toNodes, drawn, 'to');
  const most = Math.max(1, left.length, right.length);
  const height = Math.max(260, most * (LABEL_GAP + 12));
  const scale = total > 0 ? (height - GAP * (most - 1)) / total : 0;
  const from = stack(left, drawn, 'from', { height, scale, total });
  const to = stack(right, drawn, 'to', { height, scale, total });
  return { height, total, nodes: [...from, ...to], links: placeLinks(drawn, from, to, scale) };
}

function sorted(links: readonly FlowLink[], from: readonly FlowNode[], to: readonly FlowNode[]): FlowLink[] {
  const left = new Map(from.map(({ key }, i) => [key, i]));
  const right = new Map(to.map(({ key }, i) => [key, i]));
  const known = links.filter((link) => left.has(link.from) && right.has(link.to));
  const place = (link: FlowLink) => [left.get(link.from) ?? 0, right.get(link.to) ?? 0] as const;
  return known.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

function used(nodes: readonly FlowNode[], links: readonly FlowLink[], side: 'from' | 'to'): FlowNode[] {
  const keys = new Set(links.map((link) => link[side]));
  return nodes.filter(({ key }) => keys.has(key));
}

interface Room {
  readonly height: number;
  readonly scale: number;
  readonly total: number;
}

function stack(
  nodes: readonly FlowNode[],
  links: readonly FlowLink[],
  side: 'from' | 'to',
  { height, scale, total }: Room,
): PlacedNode[] {
  const values = nodes.map(({ key }) =>
    links.reduce((sum, link) => sum + (link[side] === key ? link.value : 0), 0),
  );
  // What room is left goes between the nodes, so that both sides reach from top to bottom.
  const gap = nodes.length > 1 ? (height - total * scale) / (nodes.length - 1) : 0;
  let top = nodes.length > 1 ? 0 : (height - total * scale) / 2;
  const spans = values.map((value) => {
    const span = { top, bottom: top + value * scale };
    top = span.bottom + gap;
    return span;
  });
  const middles = spans.map((span) => (span.top + span.bottom) / 2);
  const labels = spreadLabels(middles, LABEL_GAP, LABEL_GAP / 2, height - LABEL_GAP / 2);
  return nodes.map((node, i) => {
    const { top, bottom } = spans[i] ?? { top: 0, bottom: 0 };
    const value = values[i] ?? 0;
    return { ...node, side, value, share: value / total, top, bottom, labelAt: labels[i] ?? top };
  });
}

function placeLinks(
  links: readonly FlowLink[],
  from: readonly PlacedNode[],
  to: readonly PlacedNode[],
  scale: number,
): PlacedLink[] {
  const left = new Map(from.map(({ key, top }) => [key, top]));
  const right = new Map(to.map(({ key, top }) => [key, top]));
  return links.map((link) => {
    const fromTop = left.get(link.from) ?? 0;
    const toTop = right.get(link.to) ?? 0;
    const thick = link.value * scale;
    left.set(link.from, fromTop + thick);
    right.set(link.to, toTop + thick);
    return { ...link, fromTop, fromBottom: fromTop + thick, toTop, toBottom: toTop + thick };
  });
}
