import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { DISPUTED, namesOf } from "../../src/web/map/disputed.ts";
import { openDesk, skip, type TestDesk } from "./desk.ts";

describe("the drawings, in a browser", { skip }, () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk?.close());

  test("nearer, the map names disputed places by all sides' names, none over another", async () => {
    const page = await desk.open("#/map?see=4,40,40", { viewport: { width: 1600, height: 1000 } });
    const names = page.locator("svg .disputed text");
    await names.first().waitFor();
    const drawn = await names.allTextContents();
    const both = new Set(DISPUTED.map(namesOf));
    assert.ok(drawn.length > 5 && drawn.every((name) => both.has(name)), drawn.join("; "));
    assert.ok(drawn.includes("Nagorno-Karabakh / Artsakh"), drawn.join("; "));
    const boxes = await names.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        assert.ok(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top, drawn.join("; "));
    assert.match(await page.locator("main").innerText(), /who controls what on the ground \(de facto\)/);
    await page.context().close();
  });

  test("a time is chosen by drawing over the map's bars, stands in the address, and is let go", async () => {
    const page = await desk.open("#/map");
    await page.route(/events\.json.*limit=\d{3}/, async (route) => {
      const answer = (await (await route.fetch()).json()) as { items: { date: object; place: object | null }[] };
      const place = { name: "Moyale", lat: 3.5, lon: 39, country: "KEN" };
      const made = ["2024-01-10", "2024-06-10", "2025-03-10", "2026-02-10"].map((day) => ({
        ...answer.items[0],
        ...{ date: { from: day, to: day }, place },
      }));
      await route.fulfill({ json: { ...answer, items: made, total: made.length, next: null } });
    });
    await page.reload();
    await page.getByText("4 of 4 events have a place").waitFor();
    const bars = (await page.locator(".brush svg").boundingBox())!;
    await page.mouse.move(bars.x + 3, bars.y + 30);
    await page.mouse.down();
    await page.mouse.move(bars.x + bars.width * 0.4, bars.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=2024-01-01&to=2024-/);
    await page.getByText("2 of 2 events have a place").waitFor();
    await page.reload();
    await page.getByText("2 of 2 events have a place").waitFor();
    await page.getByRole("button", { name: "All of the time" }).click();
    await page.getByText("4 of 4 events have a place").waitFor();
    await page.context().close();
  });

  test("a tie of the picture is clicked, its claims lead to their words, and the address shows it again", async () => {
    const page = await desk.open("#/picture");
    const tie = page.locator("svg .tie .reach").first();
    await tie.waitFor({ state: "attached" });
    const [x, y] = await tie.evaluate((path) => {
      const line = path as SVGPathElement;
      const middle = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM()!);
      return [middle.x, middle.y] as const;
    });
    await page.mouse.click(x, y);
    await page.waitForURL(/tie=/);
    const panel = page.getByRole("region", { name: "The chosen tie" });
    await panel.locator("a.words").first().waitFor();
    await page.reload();
    await panel.locator("a.words").first().click();
    await page.locator("article.text .lit-what").first().waitFor();
    await page.context().close();
  });

  test("the picture is narrowed by a click on an actor, and its table tells the same ties", async () => {
    const page = await desk.open("#/picture");
    await page.locator("svg .actor", { hasText: "African Union" }).locator("circle").click();
    await page.waitForURL(/actor=/);
    const lines = await page.locator("svg .tie").count();
    assert.ok(lines > 0);
    await page.getByRole("link", { name: "Table", exact: true }).click();
    await page.waitForFunction((count) => document.querySelectorAll("tbody tr").length === count, lines);
    await page.locator("tbody tr", { hasText: "African Union" }).getByRole("button", { name: "Words" }).first().click();
    const panel = page.getByRole("region", { name: "The chosen tie" });
    await panel.locator("a.words").first().waitFor();
    const [table, beside] = [await page.locator("table.stack").boundingBox(), await panel.boundingBox()];
    assert.ok(table && beside && beside.x >= table.x + table.width, "the words stand beside the table");
    await page.getByRole("link", { name: "Network", exact: true }).click();
    await page.locator("table.stack").waitFor({ state: "detached" });
    assert.equal(await page.locator("svg .tie").count(), lines);
    await page.context().close();
  });

  test("a pair's turning point is told with its method, and the series with its reports", async () => {
    const page = await desk.open("#/dyad?a=KEN&b=ETH");
    const side = (events: number, mean: number | null) => ({ events, reports: events, mean });
    const points = [4, 4.2, 3.9, 4.1, -6, -6.2, -5.9, -6.1].map((mean, at) => ({
      ...{ from: `2025-0${at + 1}-01`, to: `2025-0${at + 1}-28`, events: 4, reports: 3, mean, claims: [] },
      ...{ cooperation: side(mean > 0 ? 4 : 0, mean > 0 ? mean : null), conflict: side(mean < 0 ? 4 : 0, mean) },
      ...{ quads: [0, 0, 0, 0], byA: 0, byB: 0 },
    }));
    await page.route(/dyad\.json/, async (route) =>
      route.fulfill({ json: { ...(await (await route.fetch()).json()), points } }),
    );
    await page.reload();
    await page.getByText(/1 May 2025: mean score from 4\.\d to -6\.\d/).waitFor();
    await page.getByText("By binary segmentation of the mean scores").waitFor();
    await page.getByText("The same as a table").click();
    assert.equal(await page.locator("details tbody tr").count(), points.length);
    await page.context().close();
  });
});
