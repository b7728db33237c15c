const LONGEST = 31;

/** Gives every sheet a name that Excel takes (31 characters, no `\/?*[]:`) and that no other has, ignoring case. */
export class SheetNames {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    const plain = wanted
      .replace(/[\\/?*[\]:：]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+|[' ]+$/g, '');
    const base = plain.slice(0, LONGEST).trim() || 'Sheet';
    let name = base;
    for (let next = 2; this.#taken.has(name.toLowerCase()); next++) {
      const end = ` ${next}`;
      name = base.slice(0, LONGEST - end.length) + end;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
