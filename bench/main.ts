/** `npm run bench -- NAME args`: runs one bench; without a name, lists them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Fault, fault } from "../src/ground/fault.ts";

/** What a file of `bench/` exports to be found here. */
interface Bench {
  readonly name: string;
  readonly about: string;
  run(args: readonly string[]): Promise<void>;
}

/** Every bench: the files beside this one that export a name and `run`. */
async function benches(): Promise<readonly Bench[]> {
  const found: Bench[] = [];
  for (const file of readdirSync(import.meta.dirname).sort()) {
    if (!file.endsWith(".ts") || file === "main.ts") continue;
    const exported = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as Partial<Bench>;
    if (typeof exported.name === "string" && typeof exported.run === "function") found.push(exported as Bench);
  }
  return found;
}

async function main(args: readonly string[]): Promise<void> {
  const known = await benches();
  const [wanted, ...rest] = args;
  if (wanted === undefined) {
    const width = Math.max(0, ...known.map(({ name }) => name.length));
    for (const { name, about } of known) console.log(`${name.padEnd(width)}  ${about}`);
    return;
  }
  const chosen = known.find(({ name }) => name === wanted);
  if (chosen) return chosen.run(rest);
  const names = known.map(({ name }) => name).join(", ");
  throw fault("bench/unknown", `asked for the bench "${wanted}", found none of that name; choose from: ${names}`);
}

try {
  await main(process.argv.slice(2));
} catch (wrong) {
  if (!(wrong instanceof Fault)) throw wrong;
  console.error(`${wrong.code}: ${wrong.message}`);
  process.exitCode = 2;
}
