import type { Engine } from '../engine/protocol';
import type { DefinitionOf } from './document/notebook';
import type { DocumentSpec } from './document/spec';

/** What a runner is made of. */
export interface RunnerOptions {
  readonly engine: Engine;
  readonly document: DocumentSpec;
  readonly definitionOf: DefinitionOf;
  /** Whether what is stale runs by itself (default true); false for an opened link, until the reader agrees. */
  readonly autorun?: boolean;
  /** The clock by which `startedAt` is told, in milliseconds. */
  readonly now?: () => number;
}
