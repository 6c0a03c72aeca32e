/** Makes dist/ of src/: the code by tsc, the page by vite; only what is older than its sources, or all with --force. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { argv, execPath, exit, stderr } from "node:process";
import { fileURLToPath } from "node:url";
import { parts, root } from "./freshness.mjs";

const run = (words, script, args) => {
  stderr.write(`${words} …\n`);
  const done = spawnSync(execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  return done.status === 0;
};

/** Takes away what sources that are gone left behind. */
const sweep = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (path === join(root, "dist/web")) continue;
    if (entry.isDirectory()) {
      sweep(path);
      if (readdirSync(path).length === 0) rmdirSync(path);
    } else if (/\.(d\.ts|js)$/.test(entry.name)) {
      const source = join(root, "src", relative(join(root, "dist"), path)).replace(/\.(d\.ts|js)$/, ".ts");
      if (!existsSync(source)) rmSync(path);
    }
  }
};

const make = {
  code: () => run("building the code", "typescript/bin/tsc", ["-p", "tsconfig.build.json"]),
  page: () => run("building the page", "vite/bin/vite.js", ["build", "--logLevel", "warn"]),
};

/** Builds what is stale; whether all of it could be built. */
export function build(force = false) {
  for (const [name, part] of Object.entries(parts)) {
    if (!force && !part.stale()) continue;
    const began = new Date();
    if (name === "page" && !existsSync(join(root, "src/web/index.html"))) continue;
    if (!make[name]()) {
      stderr.write(`the ${name} could not be built; the lines above say why\n`);
      return false;
    }
    mkdirSync(join(root, "dist"), { recursive: true });
    if (name === "code") sweep(join(root, "dist"));
    writeFileSync(part.stamp, "");
    // A source that changed while this ran is newer than the stamp.
    utimesSync(part.stamp, began, began);
  }
  return true;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = argv.slice(2).filter((word) => word !== "--force");
  if (wrong.length > 0) stderr.write(`build: unknown word ${wrong.join(" ")}; it takes --force alone\n`);
  exit(wrong.length > 0 ? 2 : build(argv.includes("--force")) ? 0 : 1);
}
