/**
 * Markup as data: the page draws these nodes as elements, the exported file writes them as text. What a report looks
 * like is said once.
 */
export interface MarkupElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly MarkupNode[];
}

export type MarkupNode = string | MarkupElement;

/** What `element` takes for a child: nothing, one, or a list of them. */
export type MarkupChild = MarkupNode | null | undefined | readonly MarkupChild[];

/** An element; attributes without a value, and children that are nothing, are left out. */
export function element(
  tag: string,
  attributes: Readonly<Record<string, string | number | null | undefined>> = {},
  ...children: readonly MarkupChild[]
): MarkupElement {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)] as const],
  );
  return { tag, attributes: Object.fromEntries(given), children: flat(children) };
}

function flat(children: readonly MarkupChild[]): MarkupNode[] {
  return children.flatMap((child) => {
    if (child === null || child === undefined || child === '') return [];
    if (typeof child === 'string') return [child];
    return isList(child) ? flat(child) : [child];
  });
}

function isList(child: MarkupChild): child is readonly MarkupChild[] {
  return Array.isArray(child);
}
