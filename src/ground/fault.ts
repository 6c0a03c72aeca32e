/** What went wrong, said so that a user can act on it. */
export interface FaultValue {
  readonly kind: "fault";
  /** A word code: room, slash, what is wrong: `codebook/unknown-relation`. */
  readonly code: string;
  /** What was asked, what was found, what to choose from. */
  readonly message: string;
  /** Where: a file, a line, a rule; absent where there is no place. */
  readonly place?: string;
}

/** A fault as something thrown: a broken caller, a broken file or a bug; an expected failure is a value. */
export class Fault extends Error {
  readonly kind = "fault";
  readonly code: string;
  readonly place?: string;

  constructor(value: Omit<FaultValue, "kind">) {
    super(value.message);
    this.name = "Fault";
    this.code = value.code;
    if (value.place !== undefined) this.place = value.place;
  }

  toJSON(): FaultValue {
    return {
      kind: "fault",
      code: this.code,
      message: this.message,
      ...(this.place === undefined ? {} : { place: this.place }),
    };
  }
}

/** A fault to throw. */
export const fault = (code: string, message: string, place?: string): Fault =>
  new Fault({ code, message, ...(place === undefined ? {} : { place }) });
