/** Figures of the page in Chromium, on the examples. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { fault } from "../src/ground/fault.ts";
import { ACTORS, madePicture } from "./page/made-picture.ts";
import { CLAIMS, longReport, newest, servedDesk, WORDS } from "./page/served.ts";

const root = resolve(import.meta.dirname, "..");

export const name = "page";
export const about =
  "the page in Chromium against its goals: first view, bundle, scrolling, interactions, 2,000 actors: page [bundle first scroll picture many] [--runs N] [--address URL]";

const FRAME = 1000 / 60;

/** One figure with its goal. */
interface Figure {
  readonly what: string;
  readonly value: string;
  readonly goal: string;
  readonly met: boolean;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const ms = (value: number): string => `${Math.round(value)} ms`;
const range = (values: readonly number[]): string => `${ms(Math.min(...values))} to ${ms(Math.max(...values))}`;

export async function run(args: readonly string[]): Promise<void> {
  const after = (word: string) => (args.includes(word) ? args[args.indexOf(word) + 1] : undefined);
  const runs = Number(after("--runs") ?? 5);
  const executablePath = [
    process.env.DRAGOMAN_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path !== undefined && existsSync(path));
  if (!executablePath)
    throw fault(
      "bench/no-browser",
      "found no Chromium; install one (apt-get install chromium) or name it in DRAGOMAN_CHROMIUM",
    );
  const wanted = MEASURES.filter(({ key }) => args.includes(key));
  const desk = await servedDesk(after("--address"));
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
  });
  try {
    for (const { key, measure } of wanted.length > 0 ? wanted : MEASURES) {
      const figures = await measure(browser, desk.address, runs).catch((cause: Error): readonly Figure[] => [
        { what: key, value: `not measured: ${cause.message.split("\n")[0]}`, goal: "a figure", met: false },
      ]);
      for (const { what, value, goal, met } of figures)
        console.log(`${what}: ${value}${goal ? `; goal ${goal}: ${met ? "met" : "MISSED"}` : ""}`);
    }
    const load = loadavg()[0]?.toFixed(1);
    console.log(
      `medians of ${runs} runs; load of the machine ${load}: above its cores, times say more of others' work`,
    );
  } finally {
    await browser.close();
    await desk.close();
  }
}

/** A page with nothing in its cache. */
async function freshPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
  // The names that esbuild keeps are of no use in the browser, and unknown there.
  await page.addInitScript("globalThis.__name = (one) => one");
  return page;
}

/** Seconds of processor that the page's main thread has used: other work on the machine does not count, unlike in times. */
async function processorOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN;
  };
}

/** What the page weighs on the wire, gzipped: all of it, and what the first view fetches. */
async function bundle(): Promise<readonly Figure[]> {
  const folder = join(root, "dist/web");
  const weigh = (path: string) => gzipSync(readFileSync(path)).length;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(js|css|html|json)$/.test(file),
  );
  const all = files.reduce((sum, file) => sum + weigh(join(folder, file)), 0) / 1000;
  return [{ what: "bundle, every view, gzipped", value: `${all.toFixed(0)} KB`, goal: "< 350 KB", met: all < 350 }];
}

/** From asking for the address to the reports being there and painted, with nothing in the cache. */
async function firstView(browser: Browser, address: string, runs: number): Promise<readonly Figure[]> {
  const rows: Figure[] = [];
  for (const [what, fragment, seen] of [
    ["first view, reports", "", "main li h2, main li a"],
    ["first view, today", "#/today", "main li"],
    ["first view, reader", "reader", "article.text .seg"],
  ] as const) {
    const found = fragment === "reader" ? `#/reader/${(await newest(address)).id}` : fragment;
    const [times, used]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < runs; turn += 1) {
      const page = await freshPage(browser);
      const processor = await processorOf(page);
      await page.addInitScript((selector) => {
        const look = () => {
          if (document.querySelector(selector))
            requestAnimationFrame(() =>
              requestAnimationFrame(() => Object.assign(window, { seenAt: performance.now() })),
            );
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, seen);
      await page.goto(address + found);
      times.push(
        (await (
          await page.waitForFunction(() => (window as unknown as { seenAt?: number }).seenAt)
        ).jsonValue()) as number,
      );
      used.push((await processor()) * 1000);
      await page.context().close();
    }
    rows.push({
      what,
      value: `${ms(middle(times))} (${range(times)}), ${ms(middle(used))} of processor`,
      goal: "< 1,000 ms",
      met: middle(times) < 1000,
    });
  }
  return rows;
}

/** Starts to keep times of frames and of tasks over 50 ms. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const kept = { frames: [] as number[], tasks: [] as number[], on: true };
    Object.assign(window, { kept });
    new PerformanceObserver((list) => kept.tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: "longtask",
    });
    let last = performance.now();
    const tick = (now: number) => {
      kept.frames.push(now - last);
      last = now;
      if (kept.on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
const kept = (page: Page) =>
  page.evaluate(() => {
    const { kept } = window as unknown as { kept: { frames: number[]; tasks: number[]; on: boolean } };
    kept.on = false;
    return { frames: kept.frames.slice(2), tasks: kept.tasks };
  });

/** Scrolling through the long report by the wheel, to its end and back. */
async function scrolling(browser: Browser, address: string, runs: number): Promise<readonly Figure[]> {
  const long = await longReport(address);
  const [frames, tasks, used]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < runs; turn += 1) {
    const page = await freshPage(browser);
    await page.goto(`${address}#/reader/${long.id}`);
    await page.locator("article.text .seg").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.mouse.move(400, 500);
    const processor = await processorOf(page);
    const before = await processor();
    await watch(page);
    for (const way of [1, -1])
      for (let step = 0; step < 60; step += 1) {
        await page.mouse.wheel(0, way * 260);
        await page.waitForTimeout(16);
      }
    const found = await kept(page);
    used.push((((await processor()) - before) * 1000) / found.frames.length);
    frames.push(...found.frames);
    tasks.push(...found.tasks);
    await page.context().close();
  }
  const late = frames.filter((frame) => frame > 3 * FRAME).length / frames.length;
  return [
    {
      what: "a long report",
      value: `${long.words.toLocaleString("en")} words, ${long.claims} claims`,
      goal: `${WORDS.toLocaleString("en")} words, ${CLAIMS} claims`,
      met: long.words >= WORDS && long.claims >= CLAIMS,
    },
    {
      what: "  scrolling it, frames",
      value: `median ${frames.length ? middle(frames).toFixed(1) : "-"} ms, 95 % within ${share(frames, 0.95).toFixed(1)} ms, ${middle(used).toFixed(1)} ms of processor each`,
      goal: "95 % within 34 ms",
      met: share(frames, 0.95) < 34,
    },
    { what: "  frames over 50 ms", value: `${(late * 100).toFixed(1)} %`, goal: "< 1 %", met: late < 0.01 },
    {
      what: "  tasks over 50 ms",
      value: `${tasks.length} in ${runs} runs${tasks.length ? `, the longest ${ms(Math.max(...tasks))}` : ""}`,
      goal: "0",
      met: tasks.length === 0,
    },
  ];
}

/** How many interactions one run makes of the picture: actors, ties, days, the table and back. */
const DONE = 19;

/** Clicks on ties, actors and choices of the picture: the time from each to the next paint. */
async function interactions(browser: Browser, address: string, runs: number): Promise<readonly Figure[]> {
  const [times, used]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < runs; turn += 1) {
    const page = await freshPage(browser);
    await page.goto(`${address}#/picture`);
    await page.locator("svg .tie").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.evaluate(() => {
      const times: Record<number, number> = {};
      Object.assign(window, { times });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { interactionId: number; duration: number }[])
          if (entry.interactionId)
            times[entry.interactionId] = Math.max(times[entry.interactionId] ?? 0, entry.duration);
      }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    });
    const processor = await processorOf(page);
    const before = await processor();
    const actors = page.locator("svg .actor circle");
    const count = await actors.count();
    for (let at = 0; at < 6; at += 1) {
      await actors.nth(Math.floor((at * count) / 6)).click({ force: true });
      await page.waitForTimeout(250);
      const [x, y] = await page
        .locator("svg .tie .reach")
        .first()
        .evaluate((line) => {
          const path = line as SVGPathElement;
          const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()!);
          return [x, y] as const;
        });
      await page.mouse.click(x, y);
      await page.waitForTimeout(250);
      await page.evaluate(() => {
        location.hash = "#/picture";
      });
      await page.waitForTimeout(250);
    }
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight", "Home", "End"]) {
      await page.getByLabel("Day", { exact: true }).press(key);
      await page.waitForTimeout(250);
    }
    for (const choice of ["Table", "Network"]) {
      await page.getByRole("link", { name: choice, exact: true }).click();
      await page.waitForTimeout(250);
    }
    times.push(
      ...(await page.evaluate(() => Object.values((window as unknown as { times: Record<number, number> }).times))),
    );
    used.push((((await processor()) - before) * 1000) / DONE);
    await page.context().close();
  }
  const slow = share(times, 0.98);
  return [
    {
      what: "picture, interaction to next paint",
      value: `median ${ms(middle(times))}, 98 % within ${ms(slow)} (${times.length} of ${runs * DONE} took 16 ms or more), ${middle(used).toFixed(1)} ms of processor each`,
      goal: "98 % < 100 ms",
      met: slow < 100,
    },
  ];
}

/** A picture of 2,000 actors, handed to the page in the place of the server's. */
async function manyActors(browser: Browser, address: string, runs: number): Promise<readonly Figure[]> {
  const [ready, rates, used]: [number[], number[], number[]] = [[], [], []];
  let [said, leaves] = ["", ""];
  for (let turn = 0; turn < runs; turn += 1) {
    const page = await freshPage(browser);
    await page.route(/picture\.json/, (route) => route.fulfill({ json: madePicture() }));
    const began = performance.now();
    await page.goto(`${address}#/picture`, { timeout: 120_000 });
    await page.locator(".net canvas").last().waitFor({ timeout: 120_000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    ready.push(performance.now() - began);
    const text = await page.locator("main").innerText();
    said = text.match(/[\d,]+ actors, [\d,]+ ties/)?.[0] ?? "";
    leaves = text.match(/[^.\n]*left out[^.\n]*/)?.[0].trim() ?? "";
    const box = (await page.locator(".net").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    const processor = await processorOf(page);
    const before = await processor();
    await watch(page);
    const start = performance.now();
    for (let step = 0; performance.now() - start < 3000; step += 1)
      await page.mouse.move(
        box.x + box.width / 2 + 200 * Math.sin(step / 12),
        box.y + box.height / 2 + 90 * Math.cos(step / 9),
      );
    const { frames } = await kept(page);
    used.push((((await processor()) - before) * 1000) / frames.length);
    await page.mouse.up();
    rates.push((frames.length / frames.reduce((sum, frame) => sum + frame, 0)) * 1000);
    await page.context().close();
  }
  return [
    {
      what: `picture of ${ACTORS.toLocaleString("en")} actors`,
      value: `${said}, drawn after ${ms(middle(ready))}`,
      goal: "",
      met: true,
    },
    {
      what: "  panning it",
      value: `${middle(rates).toFixed(0)} frames a second (${rates.map((rate) => rate.toFixed(0)).join(", ")}), ${middle(used).toFixed(1)} ms of processor each${leaves ? `; the page says "${leaves}"` : ""}`,
      goal: "60, or says what is left out",
      met: middle(rates) > 55 || leaves !== "",
    },
  ];
}

const MEASURES: readonly {
  readonly key: string;
  readonly measure: (browser: Browser, address: string, runs: number) => Promise<readonly Figure[]>;
}[] = [
  { key: "bundle", measure: bundle },
  { key: "first", measure: firstView },
  { key: "scroll", measure: scrolling },
  { key: "picture", measure: interactions },
  { key: "many", measure: manyActors },
];
