import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDesk, REPORT, skip, type TestDesk } from "./desk.ts";

const tie = (type: string, from: [string, string], to: [string, string], changes: object = {}) => ({
  ...{ type, from: { actor: from[0], name: from[1] }, to: { actor: to[0], name: to[1] }, over: null },
  ...{
    sign: 1,
    status: "holds",
    valid: { from: null, to: null },
    reports: 1,
    stories: 1,
    claims: [],
    onlyClaimed: false,
  },
  ...changes,
});
const KEN: [string, string] = ["KEN", "Kenya"];
const TIES = [
  tie("ally", KEN, ["UGA", "Uganda"], { reports: 7 }),
  tie("rival", KEN, ["ETH", "Ethiopia"], { sign: -1, onlyClaimed: true }),
  tie("ally", KEN, ["SOM", "Somalia"], { status: "ended", valid: { from: null, to: "2026-01-02" } }),
  tie("ally", ["POL", "Poland"], ["LTU", "Lithuania"]),
];

describe("what the views answer, in a browser", { skip }, () => {
  let desk: TestDesk;
  const folder = mkdtempSync(join(tmpdir(), "dragoman-answers-"));
  before(async () => {
    desk = await openDesk();
  });
  after(async () => {
    await desk?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("the picture draws what is only claimed or ended dashed, what more reports say wider, and by region", async () => {
    const page = await desk.open("#/reports");
    await page.route(/picture\.json/, (route) =>
      route.fulfill({ json: { kind: "picture", asOf: "2026-03-12", ties: TIES, total: TIES.length } }),
    );
    await page.goto(`${desk.address}#/picture`);
    const lines = page.locator("svg .tie .line");
    await lines.nth(3).waitFor();
    const drawn = await lines.evaluateAll((all) =>
      all.map((line) => [line.getAttribute("stroke-dasharray") !== null, Number(line.getAttribute("stroke-width"))]),
    );
    assert.deepEqual(
      drawn.map(([dashed]) => dashed),
      [false, true, true, false],
    );
    assert.ok(Number(drawn[0]![1]) > Number(drawn[3]![1]));
    await page.getByLabel("Region").selectOption("Eastern Europe");
    await page.waitForURL(/region=Eastern/);
    assert.equal(await lines.count(), 1);
    await page.reload();
    await lines.first().waitFor();
    assert.equal(await lines.count(), 1);
    await page.getByLabel("Region").selectOption("");
    await page.getByRole("combobox", { name: "Tie" }).selectOption("fights");
    await page.getByText("None of the 4 ties fits").waitFor();
    await page.getByRole("link", { name: "Take the choices away" }).click();
    await lines.nth(3).waitFor();
    const asked = page.waitForRequest(/picture\.json/);
    await page.getByLabel("with what has ended").uncheck();
    assert.ok(!(await asked).url().includes("ended"));
    await page.context().close();
  });

  test("the picture plays from day to day, and stops", async () => {
    const page = await desk.open("#/picture?asOf=2026-03-01");
    await page.route(/documents\.json.*sort=published/, async (route) => {
      const answer = await (await route.fetch()).json();
      answer.items[0].published = "2025-01-01";
      await route.fulfill({ json: answer });
    });
    await page.reload();
    await page.getByRole("button", { name: "Play from day to day" }).click();
    for (const [from, to] of [
      ["2026-03-01", "2026-03-10"],
      ["2026-03-10", "2026-03-12"],
    ])
      await page
        .waitForURL((url) => url.hash.includes(`asOf=${to}`), { timeout: 20_000 })
        .catch(() => assert.fail(`it stands at ${page.url()} after ${from}`));
    await page.getByRole("button", { name: "Play from day to day" }).waitFor({ timeout: 60_000 });
    assert.match(page.url(), /asOf=2026-03-12/);
    await page.context().close();
  });

  test("a picture of more actors than can be drawn says how many are left out", async () => {
    const many = Array.from({ length: 2100 }, (_, at) =>
      tie("ally", [`x${at}`, `Actor ${at}`], [`x${(at + 1) % 2100}`, `Actor ${(at + 1) % 2100}`]),
    );
    const page = await desk.open("#/reports");
    await page.route(/picture\.json/, (route) =>
      route.fulfill({ json: { kind: "picture", asOf: "2026-03-12", ties: many, total: many.length } }),
    );
    await page.goto(`${desk.address}#/picture`);
    await page.getByText(/100 actors with the fewest ties are left out/).waitFor({ timeout: 60_000 });
    await page.context().close();
  });

  test("what one has said about another since a day is asked by names and stands in the address", async () => {
    const page = await desk.open("#/statements");
    const asks = page.getByRole("group", { name: "Who said what about whom" });
    await asks.getByLabel("What has").fill("Kenya");
    await page.locator("datalist option").first().waitFor({ state: "attached" });
    await asks.getByLabel("What has").press("Tab");
    await page.waitForURL(/speaker=/);
    await page.getByRole("link", { name: /said by: .*take this filter away/ }).waitFor();
    await page.getByText("with these filters").waitFor();
    const answer = (await (await fetch(`${desk.address}statements.json?speaker=KEN`)).json()) as {
      total: number;
      items: { speaker: { actor: string; actsFor: string | null } }[];
    };
    assert.ok(answer.total > 0);
    assert.ok(answer.items.every(({ speaker }) => speaker.actor === "KEN" || speaker.actsFor === "KEN"));
    await asks.getByLabel("since").fill("2030-01-01");
    await page.getByText("Nothing fits").waitFor();
    await page.context().close();
  });

  test("an actor's page says who it is on a day: offices and bodies", async () => {
    const page = await desk.open("#/actor/KEN?asOf=2024-03-12");
    const who = page.getByRole("region", { name: /Who it is on 12 Mar 2024/ });
    await who.getByText("African Union").waitFor();
    await who.getByText("William Ruto").waitFor();
    await page.getByLabel("as of").fill("2019-05-01");
    await page.waitForURL(/asOf=2019-05-01/);
    await page
      .getByRole("region", { name: /1 May 2019/ })
      .getByText("Uhuru Kenyatta")
      .waitFor();
    await page.context().close();
  });

  test("an actor that nobody speaks of is said to be unknown, with a way on", async () => {
    const page = await desk.open("#/actor/ISL");
    await page.getByText("Nothing is told of this actor").waitFor();
    await page.context().close();
  });

  test("what waits is shown in its sentences, of every kind, and is decided by a button", async () => {
    const page = await desk.open("#/review?kind=ties");
    const waiting = page.getByRole("article", { name: "The tie that waits" });
    await waiting.locator(".around", { hasText: /\w/ }).first().waitFor();
    assert.ok(
      ((await waiting.locator(".words").textContent()) ?? "").length >
        ((await waiting.locator(".claimed").textContent()) ?? "").length,
    );
    await page.getByRole("button", { name: /^Reject/ }).click();
    await page.getByText("1 decided now").waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText("0 decided now").waitFor();
    await page.getByRole("link", { name: "statements", exact: true }).click();
    await page.getByRole("article", { name: "The statement that waits" }).waitFor();
    await page.keyboard.press("e");
    await page.locator("article.text .lit").first().waitFor();
    await page.context().close();
  });

  test("a statement's stance is changed by E, and what is accepted looks otherwise than a candidate", async () => {
    const page = await desk.open(`#/reader/${desk.report}?tab=statement`);
    const item = page.locator("[data-item]").first();
    await item.getByText("candidate").waitFor();
    await item.locator("> button").click();
    await page.keyboard.press("e");
    const form = page.getByRole("form", { name: "Change this claim" });
    await form.getByLabel("About").selectOption({ label: "Ethiopia" });
    await form.getByLabel("Stance").selectOption("-1");
    await form.getByRole("button", { name: "Save" }).click();
    await item.getByText("✎ changed by a person").waitFor();
    await item.getByText("against").first().waitFor();
    await page.keyboard.press("a");
    await item.getByText("✓ accepted").waitFor();
    assert.ok((await page.locator(".text .firm-statements").count()) > 0);
    for (const left of ["✓ accepted", "✎ changed by a person"]) {
      await page.getByRole("button", { name: "Undo the last decision" }).click();
      await item.getByText(left).waitFor({ state: "detached" });
    }
    assert.equal(await page.locator(".text .firm-statements").count(), 0);
    await page.context().close();
  });

  test("a claim is copied as a citation: its words, the source, the day, the link", async () => {
    const page = await desk.open(`#/reader/${desk.report}?tab=event`);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator("[data-item] > button").first().click();
    await page.getByRole("button", { name: "Copy citation" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const part of [REPORT.publisher, REPORT.title, "12 Mar 2026", `${desk.address}#/reader/`, "claim="])
      assert.ok(copied.includes(part), `${part} is not in: ${copied}`);
    await page.context().close();
  });

  test("the map marks disputed places, goes nearer with the address, and opens a place's events", async () => {
    const page = await desk.open("#/map");
    await page.locator("svg .spot circle").first().waitFor();
    assert.ok((await page.locator("svg .disputed").count()) > 25);
    await page.getByText(/disputed places are marked/).click();
    await page.getByText("held by Guyana; Venezuela claims it", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Nearer" }).click();
    await page.waitForURL(/see=1\.8/);
    await page.getByRole("button", { name: "To the east" }).click();
    await page.reload();
    await page.getByRole("button", { name: "To the west" }).waitFor();
    await page.getByRole("region", { name: "Places" }).getByRole("button").first().click();
    await page.waitForURL(/at=/);
    await page.locator("tbody .words").first().waitFor();
    await page.context().close();
  });

  test("what cannot be asked is told with a way to try again", async () => {
    const page = await desk.open("#/reports");
    let broken = true;
    await page.route(/events\.json/, (route) => (broken ? route.abort() : route.continue()));
    for (const view of ["#/events", "#/map", "#/review"]) {
      broken = true;
      await page.goto(`${desk.address}${view}`);
      const alert = page.getByRole("alert");
      await alert.getByText(/is `dragoman serve` still running/).waitFor();
      broken = false;
      await alert.getByRole("button", { name: "Try again" }).click();
      await alert.waitFor({ state: "detached" });
    }
    await page.goto(`${desk.address}#/nowhere`);
    await page.getByText('There is no view "nowhere"').waitFor();
    await page.context().close();
  });

  test("an empty record teaches what each view is for, and leads to Add", async () => {
    const page = await desk.open("#/reports");
    await page.route(/\/(documents|events|statements|ties|influences|actors)\.json/, (route) =>
      route.fulfill({ json: { kind: "list", items: [], total: 0, next: null, facets: {} } }),
    );
    await page.route(/\/picture\.json/, (route) =>
      route.fulfill({ json: { kind: "picture", asOf: "2026-03-12", ties: [], total: 0 } }),
    );
    for (const view of ["today", "reports", "events", "statements", "ties", "influences", "actors", "picture", "map"]) {
      await page.goto(`${desk.address}#/${view}`);
      await page.locator(".notice a[href='#/add']").first().waitFor();
    }
    await page.context().close();
  });

  test("files are read document by document, and what could not be read says why", async () => {
    const many = join(folder, "many.jsonl");
    const texts = ["Norway praised Denmark on Monday.", "Chile warned Peru on Tuesday."];
    writeFileSync(
      many,
      `${texts.map((text, at) => JSON.stringify({ text, title: `Made ${at + 1}`, published: "2026-03-13" })).join("\n")}\nthis is no JSON\n`,
    );
    const broken = join(folder, "broken.pdf");
    writeFileSync(broken, "%PDF-1.7\nnothing of one follows");
    const page = await desk.open("#/add");
    await page.getByLabel(/choose files/).setInputFiles([many, broken]);
    await page.getByText("2 of 2 files done").waitFor({ timeout: 60_000 });
    const files = page.getByRole("region", { name: "Files" });
    await files.getByRole("link", { name: "Made 1" }).waitFor();
    assert.equal(await files.getByText("Not read:").count(), 2);
    assert.match((await files.textContent()) ?? "", /2 documents, 1 could not be read/);
    await files.getByRole("link", { name: "Made 2" }).click();
    await page.locator("article.text", { hasText: "Chile" }).waitFor();
    await page.context().close();
  });

  test("near copies of a report are at hand above it", async () => {
    const sent = await fetch(`${desk.address}read`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...REPORT, publisher: "Another Wire", text: `${REPORT.text} The talks go on.` }),
    });
    assert.ok(sent.ok);
    const page = await desk.open(`#/reader/${desk.report}`);
    await page.getByText("2 reports → 1 story").click();
    await page.getByText("Another Wire").waitFor();
    await page.context().close();
  });
});
