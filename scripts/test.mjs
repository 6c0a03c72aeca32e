/** Builds what is stale, runs every test or the files named, and ends with the line `N passed, N failed, N skipped`. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, execPath, exit, stdout } from "node:process";
import { build } from "./build.mjs";
import { root } from "./freshness.mjs";

const FILE_LIMIT_MS = 900_000;

const named = argv.slice(2);
const files =
  named.length > 0
    ? named
    : readdirSync(join(root, "test"), { recursive: true })
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => join("test", name))
        .sort();

if (!build()) {
  stdout.write("0 passed, 1 failed, 0 skipped\n");
  exit(1);
}

const aside = mkdtempSync(join(tmpdir(), "dragoman-test-"));
const tap = join(aside, "tap");
const runner = spawn(
  execPath,
  [
    ...["--import", "tsx", "--test", "--test-concurrency=2", `--test-timeout=${FILE_LIMIT_MS}`],
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...["--test-reporter=tap", `--test-reporter-destination=${tap}`],
    ...files,
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
const code = await new Promise((done) => runner.on("close", done));

const lines = (() => {
  try {
    return readFileSync(tap, "utf8").split("\n");
  } catch {
    return [];
  }
})();
rmSync(aside, { recursive: true, force: true });

const count = (word) => Number(lines.findLast((line) => line.startsWith(`# ${word} `))?.split(" ")[2] ?? 0);
const skipped = lines.flatMap((line) => /^\s*ok \d+ - (.*) # SKIP ?(.*)$/.exec(line)?.slice(1, 3).join(": ") ?? []);
for (const line of skipped) stdout.write(`skipped: ${line}\n`);
const failed = count("fail") + count("cancelled");
const passed = count("pass");
// A runner that fell over before it could count is a failure of its own.
const failures = failed === 0 && (code !== 0 || passed + count("skipped") === 0) ? 1 : failed;
stdout.write(`${passed} passed, ${failures} failed, ${count("skipped") + count("todo")} skipped\n`);
exit(failures === 0 ? 0 : 1);
