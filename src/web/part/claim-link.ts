import { writeAddress } from "../route/address.ts";

/** The link to a claim's words in its report, from the claim's key in the record: the document's id, `#`, the claim's id. */
export function claimLink(key: string): string {
  const at = key.lastIndexOf("#");
  return writeAddress({ view: "reader", subject: key.slice(0, at), choices: { claim: key.slice(at + 1) } });
}
