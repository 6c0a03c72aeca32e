/** Builds what is stale, reads the examples where the record lacks them, and serves the page; takes the words of `dragoman serve`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { build } from "./build.mjs";
import { root } from "./freshness.mjs";

if (!build()) process.exit(1);
const examples = join(root, "examples");
const read = existsSync(examples) ? ["--read", examples] : [];
process.argv = [process.execPath, join(root, "dist/cli/main.js"), "serve", ...read, ...process.argv.slice(2)];
await import("../dist/cli/main.js");
