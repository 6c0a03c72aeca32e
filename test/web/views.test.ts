import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { openDesk, REPORT, skip, type TestDesk } from "./desk.ts";

const VIEWS = [
  "#/today",
  "#/reports",
  "#/reader/REPORT",
  "#/reader/REPORT?tab=statement",
  "#/picture",
  "#/picture?as=table",
  "#/events",
  "#/statements",
  "#/statements?speaker=KEN&about=ETH&from=2026-01-01",
  "#/events?q=nothing-of-the-kind",
  "#/ties",
  "#/influences",
  "#/actors",
  "#/actor/KEN",
  "#/actor/KEN?asOf=2026-03-12",
  "#/actor/ISL",
  "#/dyad",
  "#/dyad?a=KEN&b=ETH",
  "#/map",
  "#/map?see=6,38,4",
  "#/scenario",
  "#/scenario?who=KEN,ETH",
  "#/scenario?who=KEN,ETH&ask=tension",
  "#/scenario?who=KEN,ETH&ask=issue&words=troops",
  "#/scenario?who=KEN,ETH&ask=chain",
  "#/scenario?who=KEN,ETH&ask=counts",
  "#/brief/KEN",
  "#/brief?a=KEN&b=ETH",
  "#/review",
  "#/review?kind=statements",
  "#/review?kind=ties",
  "#/add",
];

describe("every view, in a browser", { skip }, () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk?.close());
  const at = (view: string) => view.replace("REPORT", desk.report);

  for (const colorScheme of ["light", "dark"] as const)
    test(`no view has a fault of access in ${colorScheme} colours`, async () => {
      const page = await desk.open(at(VIEWS[0]!), { colorScheme });
      for (const view of VIEWS) {
        await page.goto(`${desk.address}${at(view)}`);
        await page.locator("main h1").first().waitFor();
        await page.waitForLoadState("networkidle");
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        assert.deepEqual(
          violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`),
          [],
          view,
        );
      }
      await page.context().close();
    });

  for (const width of [400, 2560])
    test(`no view scrolls sideways at ${width} pixels, and none asks another machine or logs an error`, async () => {
      const page = await desk.open(at(VIEWS[0]!), { viewport: { width, height: 800 } });
      const wrong: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(desk.address) && !request.url().startsWith("data:")) wrong.push(request.url());
      });
      page.on("pageerror", (error) => wrong.push(error.message));
      for (const view of VIEWS) {
        await page.goto(`${desk.address}${at(view)}`);
        await page.locator("main h1").first().waitFor();
        await page.waitForLoadState("networkidle");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${view} is ${wide} pixels too wide`);
      }
      assert.deepEqual(wrong, []);
      await page.context().close();
    });

  test("a filter is in the address, narrows the list and can be taken away", async () => {
    const page = await desk.open("#/events");
    await page.locator("tbody tr").first().waitFor();
    const all = await page.locator("tbody tr").count();
    await page.getByRole("link", { name: "material conflict" }).click();
    await page.waitForURL(/quad=4/);
    await page.getByText("with these filters").waitFor();
    // The list that was asked for may come after the address has changed.
    await page.waitForFunction((count) => document.querySelectorAll("tbody tr").length < count, all);
    assert.ok((await page.locator("tbody tr").count()) > 0);
    await page.getByRole("link", { name: /take this filter away/ }).click();
    await page.waitForFunction((count) => document.querySelectorAll("tbody tr").length === count, all);
    await page.context().close();
  });

  test("an event of the table leads to its words", async () => {
    const page = await desk.open("#/events");
    await page.locator("tbody .words").first().click();
    await page.locator(".text .lit-what").first().waitFor();
    assert.match(page.url(), /#\/reader\/.*claim=/);
    await page.context().close();
  });

  test("a list's CSV holds what the list holds", async () => {
    const page = await desk.open("#/events");
    const link = page.getByRole("link", { name: "CSV" });
    await link.waitFor();
    const csv = await (await fetch(`${desk.address}${await link.getAttribute("href")}`)).text();
    const rows = await page.locator("tbody tr").count();
    assert.ok(csv.trim().split("\n").length >= rows + 1);
    await page.context().close();
  });

  test("every view that shows what the record holds links it as JSON and as CSV", async () => {
    const page = await desk.open(at(VIEWS[0]!));
    // What asks instead of showing, and what found nothing, has nothing to link.
    const without = /scenario|add|ISL|nothing-of|about=ETH&from|#\/dyad$/;
    for (const view of VIEWS.filter((one) => !without.test(one))) {
      // From an empty page, so that no link of the view before is taken for one of this.
      await page.goto("about:blank");
      await page.goto(`${desk.address}${at(view)}`);
      for (const form of ["json", "csv"]) {
        const link = page.locator(`main a[href*=".${form}"]`).first();
        const path = await link.getAttribute("href").catch(() => assert.fail(`${view} links no ${form}`));
        // So many views at once ask more than one caller may; the answer says when to ask again.
        let answer = await fetch(`${desk.address}${path}`);
        for (let tries = 0; answer.status === 429 && tries < 3; tries += 1) {
          await new Promise((done) => setTimeout(done, 1000 * Number(answer.headers.get("retry-after") ?? 1)));
          answer = await fetch(`${desk.address}${path}`);
        }
        assert.ok(answer.ok, `${view}: ${path} answers ${answer.status}`);
      }
    }
    await page.context().close();
  });

  test("what takes its time says so, and what was there stays to be read", async () => {
    const page = await desk.open("#/add");
    let hold = Promise.resolve();
    let go = () => {};
    const slow = () => {
      hold = new Promise((done) => {
        go = done;
      });
    };
    await page.route(/events\.json/, async (route) => {
      await hold;
      await route.continue();
    });
    slow();
    await page.goto(`${desk.address}#/events`);
    await page.getByRole("status").getByText("Loading").waitFor();
    go();
    await page.locator("tbody tr").first().waitFor();
    slow();
    await page.getByRole("link", { name: "material conflict" }).click();
    await page.locator('[aria-busy="true"] tbody tr').first().waitFor();
    go();
    await page.locator('[aria-busy="false"] tbody tr').first().waitFor();
    await page.context().close();
  });

  test("a text pasted under Add is read, shown, and kept only when asked", async () => {
    const page = await desk.open("#/add");
    await page
      .getByLabel("Text or HTML")
      .fill("France accused Belgium on Monday of closing a bridge. Belgium denied it.");
    await page.getByLabel("Day of publication").fill(REPORT.published);
    await page.getByRole("button", { name: "Only look" }).click();
    await page.locator("article.text").waitFor({ timeout: 60_000 });
    const before = (await (await fetch(`${desk.address}documents.json`)).json()) as { total: number };
    assert.equal(before.total, 1);
    await page.getByRole("button", { name: "Read into the record" }).click();
    await page.getByText("Read.", { exact: false }).first().waitFor({ timeout: 60_000 });
    const kept = (await (await fetch(`${desk.address}documents.json`)).json()) as { total: number };
    assert.equal(kept.total, 2);
    await page.context().close();
  });

  test("what waits for review is decided by a key, goes on to the next, and comes back by undo", async () => {
    const page = await desk.open("#/review");
    const waiting = page.getByRole("article", { name: "The event that waits" });
    await waiting.waitFor();
    // The sentences about the words come from the report, a moment later.
    await waiting.locator(".around", { hasText: /\w/ }).first().waitFor();
    const first = await waiting.locator(".claimed").textContent();
    await page.keyboard.press("a");
    await page.getByText("1 decided now").waitFor();
    await page.keyboard.press("u");
    await page.getByText("0 decided now").waitFor();
    assert.equal(await waiting.locator(".claimed").textContent(), first);
    await page.context().close();
  });

  test("colours can be turned over and stay so", async () => {
    const page = await desk.open("#/reports", { colorScheme: "light" });
    await page.getByRole("button", { name: "Use dark colours" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Use light colours" }).waitFor();
    await page.context().close();
  });
});
