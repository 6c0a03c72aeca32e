import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openDirectory, readTable } from "../src/actor/index.ts";
import { openTables } from "./places.ts";

export const name = "actors";
export const about =
  "what the actor tables cover: states, bodies with members, groups, terms in office, names; how fast they open";

const FIRST = "1990-01-01";
const LAST = "2025-12-31";

/** Days since 1990 that are checked for a head of state or government: the first of every third month. */
function* days(): Iterable<string> {
  for (let year = 1990; year <= 2025; year += 1)
    for (const month of ["01", "04", "07", "10"]) yield `${year}-${month}-01`;
}

/** `--states` lists each state with the share of the days since 1990 on which a head of it is known. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = join(import.meta.dirname, "..", "data", "actors");
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .map((file) => ({ name: file, text: readFileSync(join(folder, file), "utf8") }));
  const before = process.cpuUsage();
  const directory = openDirectory(...files);
  const used = process.cpuUsage(before);
  for (const { name: file, text } of files) {
    const table = readTable(file, text);
    console.log(`${file.padEnd(20)} ${String(table.rows.length).padStart(5)} rows  ${table.about[0] ?? ""}`);
  }
  const { actors, terms, membershipRows } = directory;
  const count = (kind: string) => actors.filter(({ actor }) => actor.kind === kind).length;
  const bodies = new Set(membershipRows.map(({ body }) => body));
  const people = new Set(terms.map(({ person }) => person));
  console.log(
    `states ${count("state")}, territories ${count("territory")}, organisations ${count("organization")}, groups ${count("group")}`,
  );
  console.log(
    `memberships ${membershipRows.length} in ${bodies.size} bodies; terms in office ${terms.length} of ${people.size} people`,
  );
  console.log(
    `names that lead to someone ${directory.names}; opened in ${Math.round((used.user + used.system) / 1000)} ms of the processor`,
  );
  const heads =
    /^(president|prime minister|premier|king|queen|emir|sultan|chancellor|taoiseach|leader|supreme leader|head of state|chief executive|pope)$/;
  const states = actors
    .filter(({ actor, period }) => actor.kind === "state" && period.to === null)
    .map(({ actor }) => actor);
  const shares = states.map((state) => {
    const held = terms.filter((term) => term.state === state.id && heads.test(term.office));
    const asked = [...days()];
    const known = asked.filter((day) =>
      held.some(({ period }) => (period.from ?? FIRST) <= day && (period.to ?? LAST) >= day),
    );
    return { state, share: known.length / asked.length };
  });
  const whole = shares.filter(({ share }) => share >= 0.9).length;
  const some = shares.filter(({ share }) => share > 0).length;
  console.log(`states with a head known on 9 of 10 days since 1990: ${whole}; with any: ${some}; of ${states.length}`);
  for (const office of ["foreign|secretary of state", "defen[cs]e|secretary of defen"]) {
    const shape = new RegExp(`^(${office})`);
    const found = terms.filter((term) => shape.test(term.office));
    console.log(
      `${office.split("|")[0]} ministers: ${found.length} terms of ${new Set(found.map(({ state }) => state)).size} states`,
    );
  }
  if (args.includes("--states")) {
    for (const { state, share } of shares.sort((a, b) => b.share - a.share))
      console.log(`  ${state.id.padEnd(6)} ${share.toFixed(2)}  ${state.name}`);
  }
  const { gazetteer } = openTables();
  console.log(
    `gazetteer: ${["Goma", "Paris", "Texas", "Black Sea"].map((one) => `${one} ${gazetteer.lookup(one).length}`).join(", ")} places of the name`,
  );
}
