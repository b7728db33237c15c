/**
 * A table of a FlatBuffers message: fields by their number in the schema, with the default where a field is absent. Every
 * access is checked by DataView: what points outside throws a RangeError.
 */
export class FlatTable {
  private constructor(
    private readonly view: DataView,
    private readonly at: number,
  ) {}

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new FlatTable(view, view.getUint32(0, true));
  }

  /** Where a field's value is; 0 where it is absent. */
  private place(field: number): number {
    const table = this.at - this.view.getInt32(this.at, true);
    const slot = 4 + field * 2;
    if (slot >= this.view.getUint16(table, true)) return 0;
    const offset = this.view.getUint16(table + slot, true);
    return offset === 0 ? 0 : this.at + offset;
  }

  int8(field: number, fallback = 0): number {
    const at = this.place(field);
    return at === 0 ? fallback : this.view.getInt8(at);
  }

  int16(field: number, fallback = 0): number {
    const at = this.place(field);
    return at === 0 ? fallback : this.view.getInt16(at, true);
  }

  int32(field: number, fallback = 0): number {
    const at = this.place(field);
    return at === 0 ? fallback : this.view.getInt32(at, true);
  }

  int64(field: number): number {
    const at = this.place(field);
    return at === 0 ? 0 : Number(this.view.getBigInt64(at, true));
  }

  table(field: number): FlatTable | null {
    const at = this.place(field);
    return at === 0 ? null : new FlatTable(this.view, at + this.view.getUint32(at, true));
  }

  text(field: number): string {
    const list = this.list(field, 1);
    return new TextDecoder().decode(
      new Uint8Array(this.view.buffer, this.view.byteOffset + list.start, list.length),
    );
  }

  tables(field: number): FlatTable[] {
    const { start, length } = this.list(field, 4);
    return Array.from({ length }, (_, i) => {
      const at = start + i * 4;
      return new FlatTable(this.view, at + this.view.getUint32(at, true));
    });
  }

  /** Structs of 64-bit numbers, all of them in one list. */
  int64s(field: number, each: number): number[] {
    const { start, length } = this.list(field, each * 8);
    return Array.from({ length: length * each }, (_, i) =>
      Number(this.view.getBigInt64(start + i * 8, true)),
    );
  }

  private list(field: number, size: number): { start: number; length: number } {
    const at = this.place(field);
    if (at === 0) return { start: 0, length: 0 };
    const start = at + this.view.getUint32(at, true);
    const length = this.view.getUint32(start, true);
    if (start + 4 + length * size > this.view.byteLength) throw new RangeError('invalid list');
    return { start: start + 4, length };
  }
}
