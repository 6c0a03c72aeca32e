import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { operations } from "../../src/desk/index.ts";
import { makeAssistantServer } from "../../src/mcp/index.ts";
import { command } from "../desk/command.ts";
import { noModel, openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
let at: SampleDesk;
let client: Client;
before(async () => {
  at = await openSampleDesk();
  // The assistant's process owns the record now.
  await at.desk.close();
  client = new Client({ name: "test", version: "0" });
  const env = { ...process.env, DRAGOMAN_AUTHOR: "assistant" } as Record<string, string>;
  const args = [...command, "mcp", "--db", at.folder];
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args, cwd: root, env, stderr: "inherit" }),
  );
});
after(async () => {
  await client.close();
  await at.close();
});

const call = async (name: string, args: Record<string, unknown>) => {
  // A busy machine may take over a minute to load the model: the call waits as long as it is told that it is at work.
  const patient = { resetTimeoutOnProgress: true, onprogress: () => undefined };
  const answer = (await client.callTool({ name, arguments: args }, undefined, patient)) as {
    isError?: boolean;
    content: readonly { text: string }[];
  };
  return { wrong: answer.isError === true, value: JSON.parse(answer.content[0]!.text) as Record<string, unknown> };
};

test("each operation that is a tool is one, with its inputs described", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(
    tools.map((tool) => tool.name).sort(),
    operations
      .filter((one) => one.tool)
      .map((one) => one.name.replaceAll(" ", "_"))
      .sort(),
  );
  const events = tools.find((tool) => tool.name === "events");
  assert.ok(events?.inputSchema.properties?.asOf);
  assert.equal(events.annotations?.readOnlyHint, true);
  assert.equal(tools.find((tool) => tool.name === "decide")?.annotations?.readOnlyHint, false);
});

test("answers cite the document and the words they stand on", async () => {
  const { value } = await call("events", { actor: "Finland" });
  const [event] = value.items as readonly { words: string; document: { id: string }; evidence: readonly number[] }[];
  assert.deepEqual([event?.document.id, event?.words], ["row", "accused Sweden"]);
});

test("what is asked wrongly is told as an error that says what to do", async () => {
  const { wrong, value } = await call("events", { type: "DANCE" });
  assert.equal(wrong, true);
  assert.match(String(value.message), /one of: AGREE/);
  assert.equal((await call("fly", {})).value.code, "mcp/no-tool");
});

test("a decision is the assistant's, by name", async () => {
  const { value } = await call("decide", { kind: "note", target: "row#v1", reason: "two sources" });
  assert.equal(value.author, "assistant");
});

test("a text is read when it is handed over", { skip: noModel }, async () => {
  const { value } = await call("report", { text: "Norway met Sweden on Tuesday.", published: "2024-03-08" });
  assert.equal((value.document as { text: string } | undefined)?.text ?? value, "Norway met Sweden on Tuesday.");
});

test("an address alone is fetched; neither text nor address is told", async () => {
  const read = (await client.listTools()).tools.find((tool) => tool.name === "read");
  assert.ok(!(read?.inputSchema.required ?? []).includes("text"));
  // An assistant reaches the open net alone: that the address was looked at is seen by why it is refused.
  const { value } = await call("read", { url: "http://127.0.0.1:9/article" });
  assert.deepEqual(
    (value.faults as readonly { code: string }[]).map((one) => one.code),
    ["desk/fetch-private"],
  );
  const none = await call("read", {});
  assert.deepEqual([none.wrong, none.value.code], [true, "mcp/no-text"]);
  assert.match(String(none.value.message), /url/);
  assert.equal((await call("report", { url: "http://127.0.0.1:9/article" })).value.code, "mcp/no-text");
});

test("a call that takes longer than the client waits is told to be at work, where the client asked for it", async () => {
  const slow = {
    ...at.desk,
    record: async () => {
      await new Promise((done) => setTimeout(done, 700));
      throw new Error("no record here");
    },
  };
  const server = makeAssistantServer(slow, 50);
  const patient = new Client({ name: "patient", version: "0" });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), patient.connect(here)]);
  const heard: number[] = [];
  const asked = { name: "events", arguments: {} };
  const waiting = { timeout: 300, resetTimeoutOnProgress: true };
  await patient.callTool(asked, undefined, { ...waiting, onprogress: ({ progress }) => heard.push(progress) });
  assert.ok(heard.length >= 3, `${heard.length} heard`);
  assert.deepEqual(
    heard,
    [...heard].sort((a, b) => a - b),
  );
  const told = heard.length;
  await assert.rejects(patient.callTool(asked, undefined, waiting), /timed out/i);
  assert.equal(heard.length, told);
  await patient.close();
});
