import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDesk, skip, type TestDesk } from "./desk.ts";

const FILE = `
title: Two and two
actors: [A, B, C, D]
tables:
  propensities: [{ a: A, b: B, value: 0.9 }, { a: C, b: D, value: 0.8 }, { a: A, b: C, value: -0.7 }, { a: B, b: D, value: -0.4 }]
  positions: [{ actor: A, capability: 2, position: 10, salience: 1 }, { actor: C, capability: 1, position: 70, salience: 1 }]
questions: [blocs]
`;

describe("an analyst at the page, in a browser", { skip }, () => {
  let desk: TestDesk;
  const folder = mkdtempSync(join(tmpdir(), "dragoman-analyst-"));
  before(async () => {
    desk = await openDesk();
  });
  after(async () => {
    await desk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a scenario is opened from a file, a tie is moved by a slider, and the blocs are drawn anew, with all of it in the address", async () => {
    const page = await desk.open("#/scenario");
    const path = join(folder, "what-if.yaml");
    writeFileSync(path, FILE);
    await page.getByLabel("Open a file").setInputFiles(path);
    const base = page.getByRole("region", { name: "As reported" });
    await base.getByRole("group", { name: /A, B against C, D/ }).waitFor({ timeout: 30_000 });
    await page.getByRole("button", { name: "A and B", exact: true }).click();
    const slider = page.getByLabel("Propensity to stand together");
    await slider.fill("-1");
    const after = page.getByRole("region", { name: "With the steps" });
    await after.getByRole("group", { name: /^Blocs with the steps: (?!A, B against)/ }).waitFor({ timeout: 30_000 });
    const difference = page.getByRole("region", { name: "What the steps changed" });
    await difference.getByText(/Parted:.*A and B/).waitFor();
    assert.match(page.url(), /steps=.*strength/);
    await page.reload();
    await difference.getByText(/Parted:.*A and B/).waitFor({ timeout: 30_000 });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as YAML" }).click();
    const saved = await download;
    assert.equal(saved.suggestedFilename(), "two-and-two.yaml");
    assert.match(readFileSync((await saved.path())!, "utf8"), /strength:\n\s+a: A\n\s+b: B\n\s+value: -1/);
    await page.getByRole("button", { name: "Take all back" }).click();
    await difference.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "An issue" }).click();
    await page.getByRole("img", { name: /compromise 30/ }).waitFor({ timeout: 30_000 });
    await page.getByLabel("Position of C in the scenario").fill("100");
    await page.getByRole("img", { name: /With the steps: compromise 40/ }).waitFor({ timeout: 30_000 });
    writeFileSync(path, "questions: [weather]");
    await page.getByLabel("Open a file").setInputFiles(path);
    await page.getByText(/line 1.*a question is one of: blocs/).waitFor();
    await page.context().close();
  });

  test("actors of the record are picked on the network, and a pair's propensity opens its claims and their words", async () => {
    const page = await desk.open("#/scenario");
    await page.locator("svg .actor", { hasText: "Kenya" }).click();
    await page.locator("svg .actor", { hasText: "Ethiopia" }).click();
    await page.getByRole("list", { name: "Actors taken" }).getByText("Ethiopia").waitFor();
    await page
      .getByRole("button", { name: /Kenya and Ethiopia|Ethiopia and Kenya/ })
      .first()
      .click({ timeout: 30_000 });
    const panel = page.getByRole("region", { name: "The chosen pair" });
    await panel.locator("summary").first().click();
    await panel.locator("a.words").first().waitFor();
    assert.match((await panel.locator("a.words").first().getAttribute("href"))!, /#\/reader\/.*claim=/);
    await page.context().close();
  });

  test("a claim is changed by E, shown as changed, and comes back by undo", async () => {
    const page = await desk.open(`#/reader/${desk.report}?tab=event`);
    const item = page.locator("[data-item]").first();
    await item.locator("> button").click();
    const before = await item.textContent();
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Change this claim" });
    await form.getByLabel("Type").selectOption("MOBILIZE");
    await form.getByLabel("First day").fill("2026-02-01");
    await form.getByRole("button", { name: "Save" }).click();
    await item.getByText("✎ changed by a person").waitFor();
    await item.getByText("MOBILIZE").waitFor();
    await page.reload();
    await page.locator("[data-item].chosen").getByText("MOBILIZE").waitFor();
    const steps = (await (await fetch(`${desk.address}steps.json?limit=1`)).json()) as {
      items: { step: number; kind: string }[];
    };
    assert.equal(steps.items[0]?.kind, "edit");
    await fetch(`${desk.address}steps`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ kind: "undo", target: String(steps.items[0]!.step) }),
    });
    await page.reload();
    await page.locator("[data-item].chosen").waitFor();
    assert.ok(!((await page.locator("[data-item].chosen").textContent()) ?? "").includes("MOBILIZE"), before ?? "");
    await page.context().close();
  });

  test("words that are selected become a claim by hand, which can be undone", async () => {
    const page = await desk.open(`#/reader/${desk.report}`);
    await page.locator("article.text").waitFor();
    await page.evaluate(() => {
      const node = [...document.querySelectorAll("article.text .seg")].find((one) =>
        one.textContent?.includes("troops"),
      )!.firstChild!;
      const range = document.createRange();
      const from = node.textContent!.indexOf("troops");
      range.setStart(node, from);
      range.setEnd(node, from + "troops".length);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    });
    await page.getByRole("button", { name: /Add a claim on these words/ }).click();
    const form = page.getByRole("form", { name: "Add a claim by hand" });
    await form.getByText("“troops”").waitFor();
    await form.getByLabel("Type").selectOption("MOBILIZE");
    await form.getByRole("button", { name: "Add the claim" }).click();
    const item = page.locator("[data-item].chosen");
    await item.getByText("✎ made by a person").waitFor();
    const listed = (await (await fetch(`${desk.address}events.json?type=MOBILIZE&each=true`)).json()) as {
      items: { words: string; rule: string }[];
    };
    assert.ok(listed.items.some((one) => one.words === "troops" && one.rule === "analyst"));
    await page.keyboard.press("u");
    await item.getByText("✎ made by a person").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("filters are kept under a name and given back after a reload", async () => {
    const page = await desk.open("#/events?quad=4");
    await page.getByLabel("Name to keep these filters by").fill("what hurts");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.goto(`${desk.address}#/events`);
    await page.reload();
    await page.getByRole("link", { name: "what hurts" }).click();
    await page.waitForURL(/quad=4/);
    await page.context().close();
  });

  test("briefs of an actor and of a pair print on two pages", async () => {
    const page = await desk.open("#/brief/KEN");
    for (const fragment of ["#/brief/KEN", "#/brief?a=KEN&b=ETH"]) {
      await page.goto(`${desk.address}${fragment}`);
      await page.locator("main h1").waitFor();
      await page.waitForLoadState("networkidle");
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(pages >= 1 && pages <= 2, `${fragment} prints on ${pages} pages`);
    }
    await page.context().close();
  });

  test("what two reviewers decide is told of each by name", async () => {
    const page = await desk.open("#/review?kind=statements");
    for (const [name, key, count] of [
      ["Ines Vale", "a", 1],
      ["Tom Harrow", "r", 2],
    ] as const) {
      await page.getByLabel("Your name").fill(name);
      await page.getByLabel("Your name").press("Enter");
      await page.getByRole("heading", { name: "Review" }).click();
      await page.keyboard.press(key);
      await page.getByText(`${count} decided now`).waitFor();
    }
    await page.getByText("Who decided what").click();
    for (const name of ["Ines Vale", "Tom Harrow"]) await page.getByText(name).first().waitFor();
    await page.context().close();
  });

  test("a file that is dropped is read", async () => {
    const page = await desk.open("#/add");
    const files = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(["Peru praised Chile on Monday."], "dropped.txt", { type: "text/plain" }));
      return dropped;
    });
    await page.locator(".drop").dispatchEvent("drop", { dataTransfer: files });
    await page.getByText("1 of 1 file done").waitFor({ timeout: 60_000 });
    await page.getByRole("region", { name: "Files" }).getByRole("link").first().click();
    await page.locator("article.text", { hasText: "Peru praised Chile" }).waitFor();
    await page.context().close();
  });

  test("HTML that is pasted is read without its tags", async () => {
    const page = await desk.open("#/add");
    const body = "Ghana thanked Togo on Monday for its help with the flood.";
    await page
      .getByLabel("Text or HTML")
      .fill(`<!doctype html><html><body><article><p>${body}</p></article></body></html>`);
    await page.getByRole("button", { name: "Only look" }).click();
    await page.locator("article.text", { hasText: body }).waitFor({ timeout: 60_000 });
    assert.ok(!((await page.locator("article.text").textContent()) ?? "").includes("<p>"));
    await page.context().close();
  });

  test("a reviewer's name goes with each decision", async () => {
    const page = await desk.open("#/review");
    await page.getByLabel("Your name").fill("Mara Lind");
    await page.getByLabel("Your name").press("Enter");
    await page.getByRole("button", { name: /^Accept/ }).click();
    await page.getByText("1 decided now").waitFor();
    const steps = (await (await fetch(`${desk.address}steps.json?limit=1`)).json()) as { items: { author: string }[] };
    assert.equal(steps.items[0]?.author, "Mara Lind");
    await page.getByText("Who decided what").click();
    await page.getByText("Mara Lind").first().waitFor();
    await page.context().close();
  });
});
