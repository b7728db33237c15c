/** The files given for each input, and how often each was given: the same files given again are news all the same. */
export class InputFiles {
  private files: Readonly<Record<string, readonly File[]>> = {};
  private counts: Readonly<Record<string, number>> = {};

  get all(): Readonly<Record<string, readonly File[]>> {
    return this.files;
  }

  get versions(): Readonly<Record<string, number>> {
    return this.counts;
  }

  set(input: string, files: readonly File[]): void {
    this.files = { ...this.files, [input]: files };
    this.counts = { ...this.counts, [input]: (this.counts[input] ?? 0) + 1 };
  }

  /** Forgets the files; the counts go on, so that nothing seems to be up to date with files that are gone. */
  clear(): void {
    this.files = {};
  }
}
