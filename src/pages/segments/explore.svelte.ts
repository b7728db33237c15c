import type { Progress } from '../../model/cell';
import type { Brush, ExploreCounts, Explorer, ExploreRequest } from '../../model/explore';
import { toFailure, type Failure } from '../../model/failure';
import type { Engine } from '../../engine/protocol';

/**
 * The explorer of the segmentation on screen. A brush that comes while another is being answered waits, and only the last
 * one that waits is asked: pictures follow the reader's hand without a queue.
 */
export class Explore {
  #explorer = $state.raw<Explorer | null>(null);
  #counts = $state.raw<ExploreCounts | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #version = $state(0);
  #opened = 0;
  #asking = false;
  #waiting: readonly Brush[] | null = null;

  constructor(private readonly engine: Pick<Engine, 'explore'>) {}

  get explorer(): Explorer | null {
    return this.#explorer;
  }
  /** Under the brushes answered last. */
  get counts(): ExploreCounts | null {
    return this.#counts;
  }
  get progress(): Progress | null {
    return this.#progress;
  }
  get failure(): Failure | null {
    return this.#failure;
  }
  /** Grows with every answer: whoever lists customers asks anew. */
  get version(): number {
    return this.#version;
  }

  async open(request: ExploreRequest, brushesFor: (explorer: Explorer) => readonly Brush[]): Promise<void> {
    const opened = ++this.#opened;
    this.#progress = { stage: 'query', done: 0 };
    this.#failure = null;
    try {
      const explorer = await this.engine.explore(request, (progress) => {
        if (opened === this.#opened) this.#progress = progress;
      });
      if (opened !== this.#opened) {
        explorer.close();
        return;
      }
      this.#explorer?.close();
      const counts = await explorer.brush(brushesFor(explorer));
      this.#explorer = explorer;
      this.#counts = counts;
      this.#version += 1;
    } catch (error) {
      if (opened === this.#opened) this.#failure = toFailure(error);
    } finally {
      if (opened === this.#opened) this.#progress = null;
    }
  }

  async brush(brushes: readonly Brush[]): Promise<void> {
    this.#waiting = brushes;
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#waiting !== null && this.#explorer) {
        const explorer: Explorer = this.#explorer;
        const next: readonly Brush[] = this.#waiting;
        this.#waiting = null;
        const counts = await explorer.brush(next);
        if (explorer !== this.#explorer) continue;
        this.#counts = counts;
        this.#version += 1;
      }
    } catch (error) {
      // A filter that was closed meanwhile has no more to say.
      if (this.#explorer) this.#failure = toFailure(error);
    } finally {
      this.#asking = false;
    }
  }

  close(): void {
    this.#opened += 1;
    const explorer = this.#explorer;
    this.#explorer = null;
    this.#counts = null;
    this.#progress = null;
    explorer?.close();
  }
}
