import type { MarkupNode } from '../../report/html/node';

const SVG = 'http://www.w3.org/2000/svg';

/** Puts nodes of a report into the page, in place of what was there. Texts become text nodes: nothing in them is read as HTML. */
export function drawNodes(place: Element, nodes: readonly MarkupNode[]): void {
  place.replaceChildren(...nodes.map((node) => drawNode(node, null)));
}

function drawNode(node: MarkupNode, namespace: string | null): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const inside = node.tag === 'svg' ? SVG : namespace;
  const made = inside ? document.createElementNS(inside, node.tag) : document.createElement(node.tag);
  for (const [name, value] of Object.entries(node.attributes)) made.setAttribute(name, value);
  made.append(...node.children.map((child) => drawNode(child, inside)));
  return made;
}
