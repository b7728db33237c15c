import { CELL_KINDS, type CellKind } from '../../model/cell';
import type { InputSpec } from '../../model/fields';
import { readFront } from '../../notebook/document/front';
import { parse } from '../../notebook/document/parse';

/** What an opened link would do, read without running any of it. */
export interface LinkSummary {
  readonly title: string | null;
  readonly steps: readonly {
    readonly name: string;
    readonly kind: CellKind | null;
    readonly written: string;
  }[];
  readonly queries: number;
  readonly inputs: readonly { readonly name: string; readonly fields: InputSpec }[];
  /** A document of a newer version: it can be looked at, but its steps cannot be told. */
  readonly newer: boolean;
}

/** Reads the summary of a document. Never throws. */
export function summarise(text: string): LinkSummary {
  const document = parse(text);
  const { title, inputs } = readFront(document.front);
  const steps = document.blocks.flatMap((block) =>
    block.type === 'cell' ? [{ name: block.name, kind: knownKind(block.kind), written: block.kind }] : [],
  );
  return {
    title,
    steps,
    queries: steps.filter(({ kind }) => kind === 'sql').length,
    inputs: Object.entries(inputs).map(([name, fields]) => ({ name, fields })),
    newer: document.foreign !== null,
  };
}

function knownKind(kind: string): CellKind | null {
  return CELL_KINDS.find((known) => known === kind) ?? null;
}
