import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { readAddress, writeAddress } from "../../src/web/route/address.ts";

test("an address that is written and read again is the same", () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: "binary" }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(
      fc.constantFrom("reports", "reader", "events", "dyad"),
      fc.oneof(fc.constant(""), word),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), word),
      (view, subject, choices) => {
        const again = readAddress(writeAddress({ view, subject, choices }));
        assert.deepEqual({ ...again, choices: { ...again.choices } }, { view, subject, choices: { ...choices } });
      },
    ),
  );
});

test("an empty fragment is the list of reports, and empty choices are none", () => {
  assert.deepEqual(readAddress(""), { view: "reports", subject: "", choices: {} });
  assert.equal(writeAddress({ view: "events", choices: { type: "", actor: "ARM" } }), "#/events?actor=ARM");
});
