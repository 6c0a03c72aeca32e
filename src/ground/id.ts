import { createHash } from "node:crypto";

/** The name of a text by its bytes: `sha256:` and 64 hexadecimal digits. */
export const contentId = (text: string): string => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
