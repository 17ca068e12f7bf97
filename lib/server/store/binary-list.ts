const FORMS = {
  'double precision': form(701, 8, (view, at, value) => view.setFloat64(at, value)),
  integer: form(23, 4, (view, at, value) => view.setInt32(at, value)),
  smallint: form(21, 2, (view, at, value) => view.setInt16(at, value)),
  boolean: form(16, 1, (view, at, value) => view.setInt8(at, value)),
};

/** Dimensions, whether one is null, type, length, place of the first. */
const HEADER = 20;

/**
 * A list of numbers as PostgreSQL's binary form of an array, not empty; of booleans 1 is true. The text of a fraction has
 * to be made here and read there again, which takes longer than all else about a row.
 */
export class BinaryList {
  readonly values: Buffer;
  private readonly view: DataView;
  private readonly step: number;
  private readonly put: Put;

  constructor(
    readonly type: keyof typeof FORMS,
    length: number,
  ) {
    const { oid, size, put } = FORMS[type];
    this.step = 4 + size;
    this.put = put;
    // Not of the pool: what is sent to a thread takes all along that it is a part of.
    this.values = Buffer.alloc(HEADER + length * this.step);
    this.view = new DataView(this.values.buffer, this.values.byteOffset, this.values.length);
    for (const [place, value] of [1, 0, oid, length, 1].entries()) this.view.setInt32(place * 4, value);
    for (let place = 0; place < length; place++) this.view.setInt32(HEADER + place * this.step, size);
  }

  set(place: number, value: number): void {
    this.put(this.view, HEADER + place * this.step + 4, value);
  }
}

type Put = (view: DataView, at: number, value: number) => void;

function form(oid: number, size: number, put: Put) {
  return { oid, size, put };
}
