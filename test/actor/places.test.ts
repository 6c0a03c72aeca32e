import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { distance, resolvePlaces } from "../../src/actor/index.ts";
import { directory, gazetteer } from "./tables.ts";

describe("the gazetteer", () => {
  it("finds towns, regions, states, waters and ranges, whatever the case and accents", () => {
    for (const [name, kind, country] of [
      ["goma", "city", "COD"],
      ["CHIȘINĂU", "city", "MDA"],
      ["Kentucky", "region", "USA"],
      ["Kharkiv region", "region", "UKR"],
      ["Armenia", "state", "ARM"],
      ["Strait of Hormuz", "water", null],
      ["Hindu Kush", "range", null],
    ] as const) {
      const found = gazetteer.lookup(name).filter((place) => place.kind === kind);
      assert.equal(found[0]?.country, country, name);
    }
    assert.deepEqual(gazetteer.lookup("Zubrowka-on-Sea"), []);
  });

  it("puts the most populous first", () => {
    const found = gazetteer.lookup("Springfield").map(({ population }) => population);
    assert.ok(found.length > 5);
    assert.deepEqual(
      [...found].sort((a, b) => b - a),
      found,
    );
  });

  it("gives a disputed place the names of its sides", () => {
    assert.deepEqual(gazetteer.lookup("Stepanakert")[0]?.names, ["Stepanakert", "Khankendi"]);
    assert.deepEqual(gazetteer.lookup("Nagorno-Karabakh")[0]?.names, ["Nagorno-Karabakh", "Artsakh"]);
    assert.deepEqual(gazetteer.lookup("Goma")[0]?.names, ["Goma"]);
  });

  it("knows the place of a state by its code, and no other code", () => {
    assert.equal(gazetteer.state?.("TUR")?.name, "Turkey");
    assert.equal(gazetteer.state?.("QQQ"), null);
  });

  it("says how long a name can be", () => {
    assert.ok(gazetteer.longest("strait") >= 3);
    assert.ok(gazetteer.longest("new") >= 2);
    assert.equal(gazetteer.longest("zubrowka"), 0);
  });
});

/** Resolves the names in the text, each at its first place. */
function resolve(text: string, ...names: readonly string[]) {
  const mentions = names.map((name) => ({ name, start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  return resolvePlaces(text, mentions, gazetteer, directory);
}

describe("places of one document", () => {
  it("takes the great town where nothing speaks for another", () => {
    const [paris] = resolve("The two ministers met in Paris for an hour.", "Paris");
    assert.equal(paris?.place.country, "FRA");
    assert.ok((paris?.others.length ?? 0) > 0);
  });

  it("takes the town in the region that stands beside the name", () => {
    const [paris, texas] = resolve(
      "A storm tore the roofs off ten houses in Paris, Texas, overnight.",
      "Paris",
      "Texas",
    );
    assert.equal(paris?.place.region, "US.TX");
    assert.equal(texas?.place.kind, "region");
  });

  it("takes the town in the state that the document speaks of", () => {
    const [, cordoba] = resolve("Argentina sent police after the riot in Cordoba.", "Argentina", "Cordoba");
    assert.equal(cordoba?.place.country, "ARG");
    const [spanish] = resolve("Spanish police searched a flat in Cordoba.", "Cordoba", "Spanish");
    assert.equal(spanish?.place.country, "ESP");
  });

  it("reads demonyms and parts of a state", () => {
    const [armenian, north] = resolve("Armenian troops left northern Iraq.", "Armenian", "northern Iraq");
    assert.equal(armenian?.place.country, "ARM");
    assert.equal(north?.place.country, "IRQ");
  });

  it("tells the state from the region of the same name by what stands around", () => {
    const [caucasus] = resolve("Georgia and Armenia signed in Tbilisi.", "Georgia", "Armenia", "Tbilisi");
    assert.equal(caucasus?.place.country, "GEO");
    const text = "Two men from Macon, Georgia, were held in Alabama and Florida.";
    const [macon, south] = resolve(text, "Macon", "Georgia", "Alabama", "Florida");
    assert.equal(macon?.place.region, "US.GA");
    assert.equal(south?.place.country, "USA");
  });

  it("leaves a small town alone that stands beside a region where none is known", () => {
    const [known] = resolve("Fire broke out in Goris, Wyoming.", "Goris");
    assert.equal(known, null);
    const [unknown] = resolve("Fire broke out in Zubrowka.", "Zubrowka");
    assert.equal(unknown, null);
  });

  it("measures in kilometres", () => {
    const far = distance({ lat: 40.18, lon: 44.51 }, { lat: 40.38, lon: 49.89 });
    assert.ok(far > 440 && far < 470);
  });
});
