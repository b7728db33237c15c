/** Lets one piece of work at a time through, in the order in which they came. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  /** Resolves when everything before is done; call what it gives when this piece is done. */
  async next(): Promise<() => void> {
    let done: () => void = () => undefined;
    const before = this.last;
    this.last = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  }
}
