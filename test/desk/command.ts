import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
// @ts-expect-error: a script without types
import { parts } from "../../scripts/freshness.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** What node is given to run the command line: what was built, or the sources where they are newer. */
export const command: readonly string[] = (parts as { code: { stale(): boolean } }).code.stale()
  ? ["--import", join(root, "node_modules/tsx/dist/loader.mjs"), join(root, "src/cli/main.ts")]
  : [join(root, "dist/cli/main.js")];
