import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, test } from "node:test";
import { type Holder, lives, lock } from "../../src/record/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-lock-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "lock");
const now = new Date("2024-03-10T12:00:00Z");
const dead = (): number => Number(spawnSync(process.execPath, ["-p", "process.pid"]).stdout.toString());
const holder = (changes: Partial<Holder>): Holder => ({
  pid: process.pid,
  host: hostname(),
  born: null,
  since: "",
  doing: "read",
  ...changes,
});

test("a folder is held by one process at a time, readers too", () => {
  const held = lock(folder, "serve", now);
  assert.throws(() => lock(folder, "events", now), {
    code: "record/in-use",
    message: new RegExp(`process ${process.pid} .*dragoman serve`),
  });
  held.release();
  assert.equal(existsSync(path), false);
  lock(folder, "events", now).release();
});

test("the lock of a dead process is taken over, and who left it is told", () => {
  const pid = dead();
  writeFileSync(path, JSON.stringify(holder({ pid })));
  const held = lock(folder, "serve", now);
  assert.equal(held.tookOver?.pid, pid);
  assert.equal((JSON.parse(readFileSync(path, "utf8")) as Holder).pid, process.pid);
  held.release();
});

test("a pid that another process has by now is a dead holder's", {
  skip: process.platform !== "linux" && "only Linux tells when a process was born",
}, () => {
  assert.equal(lives(holder({ born: "1" })), false);
});

test("a lock that was cut short while it was written is taken over", () => {
  writeFileSync(path, '{"pid":');
  lock(folder, "serve", now).release();
});

test("a holder on another machine is never robbed", () => {
  writeFileSync(path, JSON.stringify(holder({ pid: dead(), host: "elsewhere" })));
  assert.throws(() => lock(folder, "serve", now), { code: "record/in-use", message: /on elsewhere .*remove .*lock/ });
  rmSync(path);
});
