/** Says which parts of dist/ are older than their sources. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's own folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const newest = (path, except = []) => {
  if (!existsSync(path) || except.includes(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  // A folder's own time tells of files that went away.
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name), except)), found.mtimeMs);
};

const at = (...names) => join(root, ...names);
const hasPage = () => existsSync(at("src/web/index.html"));

/** The parts of dist/, each with its stamp and what it is made of. */
export const parts = {
  code: {
    stamp: at("dist/.code"),
    stale: () =>
      sources([at("src"), at("tsconfig.json"), at("tsconfig.build.json")], [at("src/web")], at("dist/.code")),
  },
  page: {
    stamp: at("dist/.page"),
    stale: () => hasPage() && sources([at("src/web"), at("src/ground"), at("vite.config.ts")], [], at("dist/.page")),
  },
};

const sources = (paths, except, stamp) =>
  !existsSync(stamp) || Math.max(...paths.map((path) => newest(path, except))) > statSync(stamp).mtimeMs;
