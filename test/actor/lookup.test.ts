import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sectorOf } from "../../src/actor/index.ts";
import { directory } from "./tables.ts";

const first = (name: string, on: string | null = null) => directory.lookup(name, on)[0];
const acts = (name: string, on: string | null = null) => directory.lookup(name, on).map((one) => one.acts);

describe("the names of states", () => {
  const table: readonly (readonly [name: string, state: string, by: string])[] = [
    ["Armenia", "ARM", "name"],
    ["AZERBAIJAN", "AZE", "name"],
    ["Türkiye", "TUR", "short"],
    ["Holland", "NLD", "short"],
    ["Burma", "MMR", "short"],
    ["U.S.", "USA", "abbreviation"],
    ["UAE", "ARE", "abbreviation"],
    ["Turks", "TUR", "demonym-noun"],
    ["Danes", "DNK", "demonym-noun"],
    ["Azeri", "AZE", "demonym-noun"],
    ["Spanish", "ESP", "demonym-adjective"],
    ["Yerevan", "ARM", "capital"],
    ["the Kremlin", "RUS", "capital"],
    ["Downing Street", "GBR", "capital"],
  ];
  for (const [name, state, by] of table) {
    it(`${name} is ${state} by ${by}`, () => {
      const found = first(name);
      assert.equal(found?.acts, state);
      assert.equal(found?.by, by);
    });
  }

  it("folds accents, apostrophes and the Azeri schwa alike", () => {
    assert.equal(first("İlham Əliyev", "2023-04-14")?.actor.id, "ilham-aliyev");
    assert.equal(first("Côte d’Ivoire")?.acts, "CIV");
    assert.equal(first("Sanaʿa")?.acts, "YEM");
  });

  it("takes an abbreviation that is an ordinary word only where it is written as a name", () => {
    assert.equal(first("US")?.acts, "USA");
    assert.deepEqual(directory.lookup("us", null), []);
    assert.deepEqual(directory.lookup("may", "2017-01-01"), []);
    assert.equal(first("May", "2017-01-01")?.actor.id, "theresa-may");
  });

  it("gives two candidates where two fit, and passes over names that nobody has", () => {
    for (const [name, wanted] of [
      ["Georgia", ["GEO", "us-georgia"]],
      ["Congo", ["COD", "COG"]],
      ["Korea", ["KOR", "PRK"]],
      ["Guinean", ["GIN", "GNB"]],
      ["Washington", ["USA", "us-washington"]],
      ["Brussels", ["EU", "BEL", "NATO"]],
    ] as const) {
      const found = acts(name, "2015-06-01");
      for (const one of wanted) assert.ok(found.includes(one), `${name} gives ${found.join(", ")}`);
    }
    assert.equal(first("Jordan")?.acts, "JOR");
    assert.deepEqual(directory.lookup("Zubrowka", null), []);
  });

  it("weighs a name by the day: Zaire, the Soviet Union, Congo", () => {
    const then = first("Zaire", "1997-04-20");
    const later = first("Zaire", "2005-04-20");
    assert.equal(then?.acts, "COD");
    assert.ok((then?.score ?? 0) > (later?.score ?? 1));
    assert.match(later?.reason ?? "", /old name .* used 1971-10-27 to 1997-05-17/);
    assert.equal(first("Moscow", "1985-01-01")?.acts, "SUN");
    assert.equal(first("Moscow", "1997-01-01")?.acts, "RUS");
    assert.equal(first("Congo", "1996-04-20")?.acts, "COG");
    assert.equal(first("Congo", "2003-04-20")?.acts, "COD");
  });

  it("knows the disputed by the names of both sides", () => {
    for (const name of ["Nagorno-Karabakh", "Artsakh", "Upper Karabakh"])
      assert.equal(first(name)?.actor.id, "nagorno-karabakh");
    for (const name of ["Falklands", "Malvinas"]) assert.equal(first(name)?.actor.id, "FLK");
  });
});

describe("bodies, groups and state bodies", () => {
  const table: readonly (readonly [name: string, on: string, acts: string, sector: string | null])[] = [
    ["CSTO", "2023-04-14", "CSTO", null],
    ["Collective Security Treaty Organisation", "2023-04-14", "CSTO", null],
    ["Tamil Tigers", "1997-04-03", "ltte", "REB"],
    ["Hizbollah", "1997-04-03", "hezbollah", "REB"],
    ["Likud", "1997-04-03", "likud", "PTY"],
    ["Duma", "1997-04-03", "RUS", "LEG"],
    ["Pentagon", "1997-04-03", "USA", "MIL"],
    ["Turkish army", "1997-04-03", "TUR", "MIL"],
    ["foreign ministry of Iran", "1997-04-03", "IRN", "GOV"],
    ["Xinhua", "1997-04-03", "media-xinhua", "JRN"],
  ];
  for (const [name, on, whom, sector] of table) {
    it(`${name} acts for ${whom} as ${sector}`, () => {
      const found = first(name, on);
      assert.equal(found?.acts, whom);
      assert.equal(found?.actor.sector, sector);
    });
  }

  it("tells members by the day", () => {
    assert.ok(directory.members("CSTO", "2023-04-14").includes("ARM"));
    assert.ok(directory.members("CSTO", "2008-01-01").includes("UZB"));
    assert.ok(!directory.members("CSTO", "2023-04-14").includes("UZB"));
    assert.ok(!directory.members("NATO", "2022-01-01").includes("FIN"));
    assert.ok(directory.members("NATO", "2023-04-05").includes("FIN"));
    assert.ok(directory.memberships("GBR", "2010-01-01").includes("EU"));
    assert.ok(!directory.memberships("GBR", "2021-01-01").includes("EU"));
    assert.deepEqual(directory.members("nothing", "2021-01-01"), []);
  });

  it("tells who holds the offices of a state by the day", () => {
    const heads = (on: string) => directory.offices("FRA", on).map((one) => `${one.office}: ${one.name}`);
    assert.ok(heads("2016-01-01").includes("president: Francois Hollande"));
    assert.ok(heads("2018-01-01").includes("president: Emmanuel Macron"));
    assert.ok(!heads("2018-01-01").includes("president: Francois Hollande"));
    assert.deepEqual(directory.offices("nothing", "2018-01-01"), []);
  });

  it("finds an actor by its id, a state's body too", () => {
    assert.equal(directory.actor("ICC")?.name, "International Criminal Court");
    assert.equal(directory.actor("TUR/army")?.sector, "MIL");
    assert.equal(directory.actor("nobody"), null);
  });

  it("says how long a name can be that begins with a word", () => {
    assert.ok(directory.longest("collective") >= 4);
    assert.ok(directory.longest("nagorno") >= 3, "hyphens count as words");
    assert.equal(directory.longest("zubrowka"), 0);
  });
});

describe("offices by the day", () => {
  const table: readonly (readonly [name: string, on: string, person: string])[] = [
    ["prime minister of Armenia", "2018-04-20", "serzh-sargsyan"],
    ["prime minister of Armenia", "2018-05-09", "nikol-pashinyan"],
    ["Armenian Prime Minister", "2023-04-14", "nikol-pashinyan"],
    ["Yeltsin", "1997-04-14", "boris-yeltsin"],
    ["Russia's president", "1997-04-14", "boris-yeltsin"],
    ["Russian president", "2023-04-14", "vladimir-putin"],
    ["President Mobutu Sese Seko", "1997-04-20", "mobutu-sese-seko"],
    ["president of Zaire", "1997-05-10", "mobutu-sese-seko"],
    ["Kabila", "1997-06-01", "laurent-desire-kabila"],
    ["Kabila", "2010-06-01", "joseph-kabila"],
    ["Bush", "1991-06-01", "george-h-w-bush"],
    ["Bush", "2003-06-01", "george-w-bush"],
    ["Zelenskyy", "2023-01-01", "volodymyr-zelensky"],
    ["Erdoğan", "2023-01-01", "recep-tayyip-erdogan"],
    ["UN Secretary General", "1997-04-04", "kofi-annan"],
    ["Foreign Minister Tansu Ciller", "1997-04-04", "tansu-ciller"],
    ["King Hussein", "1997-04-04", "hussein"],
    ["Turkish Foreign Minister Hakan Fidan", "2024-04-04", "hakan-fidan"],
  ];
  for (const [name, on, person] of table) {
    it(`${name} on ${on} is ${person}`, () => assert.equal(first(name, on)?.actor.id, person));
  }

  it("names the office, the state's name of the day and the term", () => {
    const mobutu = first("Mobutu", "1997-04-20");
    assert.equal(mobutu?.office, "president of Zaire");
    assert.match(mobutu?.reason ?? "", /president of Zaire 1965-11-24 to 1997-05-16/);
    assert.equal(mobutu?.acts, "COD");
  });

  it("calls who was in office a former one, of the elites", () => {
    const found = first("Ter-Petrosyan", "2008-03-01");
    assert.equal(found?.actor.sector, "ELI");
    assert.equal(found?.office, null);
    assert.match(found?.reason ?? "", /^formerly president of Armenia/);
  });

  it("leaves offices out where no day is given", () => {
    const found = first("Pashinyan");
    assert.equal(found?.office, null);
    assert.equal(found?.acts, "ARM");
  });

  it("gives every bearer of a family name, the one in office first", () => {
    const found = directory.lookup("Sargsyan", "2018-04-20").map(({ actor }) => actor.id);
    assert.equal(found[0], "serzh-sargsyan");
    assert.ok(found.includes("tigran-sargsyan"));
  });
});

describe("sectors of nouns", () => {
  const table: readonly (readonly [noun: string, sector: string | null])[] = [
    ["soldiers", "MIL"],
    ["servicemen", "MIL"],
    ["police", "COP"],
    ["rebels", "REB"],
    ["lawmaker", "LEG"],
    ["prime minister", "GOV"],
    ["former president", "ELI"],
    ["protesters", "CVL"],
    ["villagers", "CVL"],
    ["prosecutor", "JUD"],
    ["journalists", "JRN"],
    ["opposition leader", "OPP"],
    ["gunmen", "UAF"],
    ["trade union", "LAB"],
    ["bishops", "REL"],
    ["political analyst", "EDU"],
    ["Russian peacekeepers", "MIL"],
    ["asylum seekers", "REF"],
    ["table", null],
  ];
  for (const [noun, sector] of table) it(`${noun}: ${sector}`, () => assert.equal(sectorOf(noun), sector));
});
