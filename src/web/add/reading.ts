import type { Problem } from "../api/answer.ts";

/** What became of one document of a file, as `/read` tells it line by line. */
export type Told =
  | { readonly id: string; readonly outcome: "stored" | "known" | "reread"; readonly title?: string | null }
  | { readonly kind: "fault"; readonly code: string; readonly message: string; readonly place?: string };

/** Sends a file to be read into the record, and tells of each document as soon as it is kept; gives what stopped it. */
export async function readFile(
  file: Blob,
  mediaType: string,
  published: string,
  tell: (told: Told) => void,
): Promise<Problem | null> {
  try {
    const response = await fetch(`read${published ? `?published=${published}` : ""}`, {
      method: "POST",
      headers: { accept: "application/jsonl, application/json", "content-type": mediaType },
      body: file,
    });
    if (!response.ok || !response.body) {
      const said = (await response.json().catch(() => null)) as Partial<Problem> | null;
      return { code: said?.code ?? "web/refused", message: said?.message ?? `the server answered ${response.status}` };
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value = "" } = await reader.read();
      const lines = (rest + value).split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line.trim()) tell(JSON.parse(line) as Told);
      if (done) return null;
    }
  } catch (cause) {
    const message = `the server broke off; is \`dragoman serve\` still running? What was told as read is kept. (${String(cause)})`;
    return { code: "web/no-answer", message };
  }
}
