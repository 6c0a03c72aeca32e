import type { Listed } from "../../desk/listed.ts";
import { type Answer, ask } from "./answer.ts";
import { listPath } from "./query.ts";

const PAGE = 500;

/** Every item of a filtered list, page after page, up to `most`; `total` says how many there are. */
export async function askEvery<Item>(
  list: string,
  filters: Readonly<Record<string, string>>,
  most: number,
): Promise<Answer<{ readonly items: readonly Item[]; readonly total: number }>> {
  const items: Item[] = [];
  let cursor = "";
  for (;;) {
    const answer = await ask<Listed<Item>>(listPath(list, { ...filters, limit: String(PAGE), cursor }));
    if ("problem" in answer) return answer;
    items.push(...answer.value.items);
    if (answer.value.next === null || items.length >= most || answer.value.items.length === 0)
      return { value: { items: items.slice(0, most), total: answer.value.total } };
    cursor = answer.value.next;
  }
}
