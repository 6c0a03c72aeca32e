import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Report } from "../../src/report/report.ts";
import { openDesk, REPORT, skip, type TestDesk } from "./desk.ts";

describe("the reader, in a browser", { skip }, () => {
  let desk: TestDesk;
  let report: Report;
  before(async () => {
    desk = await openDesk();
    const answer = await fetch(`${desk.address}documents/${encodeURIComponent(desk.report)}.json`);
    report = ((await answer.json()) as { report: Report }).report;
  });
  after(() => desk?.close());

  /** The text of the words that are lit as `part` of the chosen claim. */
  const lit = async (page: Page, part: string) => (await page.locator(`.text .lit-${part}`).allTextContents()).join("");
  const wordsOf = ([start, end]: readonly [number, number]) => report.document.text.slice(start, end);
  const reader = () => `#/reader/${desk.report}`;

  test("the list leads to the report", async () => {
    const page = await desk.open("#/reports");
    await page.getByRole("link", { name: REPORT.title }).first().click();
    await page.locator("article.text").waitFor();
    assert.equal(await page.locator("h1").textContent(), REPORT.title);
    assert.ok(((await page.locator("article.text").textContent()) ?? "").includes("Patience is not a policy."));
    await page.context().close();
  });

  test("the text on the screen is the text of the document, character for character", async () => {
    const page = await desk.open(reader());
    await page.locator("article.text").waitFor();
    const shown = (await page.locator("article.text p").allTextContents()).join("\n\n");
    assert.equal(shown.replace(/\s+/g, " ").trim(), report.document.text.replace(/\s+/g, " ").trim());
    await page.context().close();
  });

  test("every event's item marks its words, and the address says which", async () => {
    const page = await desk.open(reader());
    await page.locator('[role="tab"]#tab-event').click();
    assert.ok(report.events.length > 0, "nothing was read from the report: the test needs an event");
    for (const event of report.events) {
      await page.locator(`[data-item="${event.id}"] > button`).click();
      await page.locator(`[data-item="${event.id}"].chosen`).waitFor();
      assert.equal(await lit(page, "what"), wordsOf(event.trigger), `event ${event.id}`);
      assert.ok(page.url().includes(`claim=${event.id}`));
    }
    await page.context().close();
  });

  test("a mark leads to its item", async () => {
    const page = await desk.open(`${reader()}?tab=actor`);
    const event = report.events[0]!;
    await page.locator(`.text [data-start="${event.trigger[0]}"]`).click();
    const chosen = page.locator("[data-item].chosen");
    await chosen.waitFor();
    const id = (await chosen.getAttribute("data-item"))!;
    const all = [...report.events, ...report.statements, ...report.ties, ...report.influences];
    assert.ok(all.some((claim) => claim.id === id) || report.entities.some((one) => one.id === id), `no claim ${id}`);
    assert.ok((await page.locator(".text .lit").count()) > 0);
    await page.context().close();
  });

  test("an address opened afresh shows the same claim and the same layers", async () => {
    const event = report.events.at(-1)!;
    const page = await desk.open(`${reader()}?claim=${event.id}&off=actors`);
    await page.locator(".text .lit-what").first().waitFor();
    await page.reload();
    await page.locator(".text .lit-what").first().waitFor();
    assert.equal(await lit(page, "what"), wordsOf(event.trigger));
    assert.equal(await page.getByRole("button", { name: "Actors", pressed: false }).count(), 1);
    await page.context().close();
  });

  test("J and K go through the claims in the order of the text, Escape lets go", async () => {
    const page = await desk.open(reader());
    await page.locator("article.text").waitFor();
    const start = async () =>
      Number(await page.locator(".text .lit-what, .text .lit-cause").first().getAttribute("data-start"));
    await page.keyboard.press("j");
    const first = new URL(page.url()).hash;
    assert.match(first, /claim=/);
    const firstStart = await start();
    await page.keyboard.press("j");
    assert.notEqual(new URL(page.url()).hash, first);
    assert.ok((await start()) >= firstStart);
    await page.keyboard.press("k");
    assert.equal(new URL(page.url()).hash, first);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".text .lit").count(), 0);
    await page.context().close();
  });

  test("N and P go through the claims too", async () => {
    const page = await desk.open(reader());
    await page.locator("article.text").waitFor();
    await page.keyboard.press("n");
    const first = new URL(page.url()).hash;
    await page.keyboard.press("n");
    assert.notEqual(new URL(page.url()).hash, first);
    await page.keyboard.press("p");
    assert.equal(new URL(page.url()).hash, first);
    await page.context().close();
  });

  test("on a narrow page the words of a claim stand above what explains them, where it is decided on", async () => {
    const event = report.events.at(-1)!;
    const page = await desk.open(`${reader()}?claim=${event.id}`, { viewport: { width: 400, height: 800 } });
    const told = page.getByRole("region", { name: "Read from this sentence" });
    await told.getByRole("button", { name: "Accept" }).waitFor();
    const words = (await page.locator(".text .lit-what").first().boundingBox())!;
    const over = (await told.boundingBox())!;
    assert.ok(words.y > 48 && words.y + words.height < over.y, `words at ${words.y}, explained from ${over.y}`);
    await told.getByRole("button", { name: "Accept" }).click();
    await page.locator(`[data-item="${event.id}"]`).getByText("✓ accepted").waitFor();
    await told.getByRole("button", { name: "Undo" }).click();
    await page.locator(`[data-item="${event.id}"]`).getByText("✓ accepted").waitFor({ state: "detached" });
    await told.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("form", { name: "Change this claim" }).getByLabel("Type").waitFor();
    const form = (await page.getByRole("form", { name: "Change this claim" }).getByLabel("Type").boundingBox())!;
    assert.ok(form.y > 0 && form.y < 800);
    await page.context().close();
  });

  test("a layer that is switched off leaves its words plain", async () => {
    const page = await desk.open(reader());
    const trigger = page.locator(".text .m-event").first();
    await trigger.waitFor();
    const colour = () => trigger.evaluate((one) => getComputedStyle(one).backgroundColor);
    const marked = await colour();
    await page.getByRole("button", { name: "Events", exact: true }).click();
    await page.getByRole("button", { name: "Events", pressed: false }).waitFor();
    assert.notEqual(await colour(), marked);
    assert.match(page.url(), /off=events/);
    await page.context().close();
  });

  test("pointing at a sentence tells what was read from it", async () => {
    const page = await desk.open(reader());
    const event = report.events.find((one) => one.statement === null) ?? report.events[0]!;
    await page.locator(`.text [data-start="${event.trigger[0]}"]`).hover();
    const told = page.getByRole("region", { name: "Read from this sentence" });
    await told.waitFor();
    assert.ok(((await told.textContent()) ?? "").includes(event.type));
    assert.ok(((await told.textContent()) ?? "").includes(event.rule));
    await page.context().close();
  });

  test("a claim is accepted or rejected by one key, stays so, and can be undone", async () => {
    const event = report.events[0]!;
    const page = await desk.open(`${reader()}?claim=${event.id}`);
    const item = page.locator(`[data-item="${event.id}"]`);
    await item.getByRole("button", { name: "Accept" }).waitFor();
    await page.keyboard.press("a");
    await item.getByText("✓ accepted").waitFor();
    await page.keyboard.press("u");
    await item.getByText("✓ accepted").waitFor({ state: "detached" });
    await item.getByRole("button", { name: "Reject" }).click();
    await item.getByText("✗ rejected").waitFor();
    await page.reload();
    await item.getByText("✗ rejected").waitFor();
    await page.keyboard.press("r");
    await item.getByText("✗ rejected").waitFor({ state: "detached" });
    await page.context().close();
  });
});
