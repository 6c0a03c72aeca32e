import type { FaultValue } from "../../ground/fault.ts";
import type { Source } from "../source.ts";
import type { Fetched } from "./get.ts";

/** Whether what a user wrote is an address of the web and no path. */
export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path);

/** The document at an address as a source: it is fetched when its turn comes, and what it is is known then. */
export function webSource(address: string, get: (address: string) => Promise<Fetched | FaultValue>): Source {
  let fetched: Fetched | null = null;
  return {
    name: address,
    get mediaType() {
      return fetched?.mediaType;
    },
    get known() {
      const url = fetched?.url ?? address;
      return { url, publisher: new URL(url).host.replace(/^www\./, "") };
    },
    async bytes() {
      const found = await get(address);
      if (found.kind === "fault") return found;
      fetched = found;
      return found.bytes;
    },
  };
}
