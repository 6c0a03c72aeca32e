/** A problem in words a user can act on. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

export type Answer<Value> = { readonly value: Value } | { readonly problem: Problem };

/** What the API answers to the request; never throws, an abort included. */
export async function ask<Value>(path: string, init?: RequestInit): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, { headers: { accept: "application/json" }, ...init });
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null) return { value: body as Value };
    return { problem: problemOf(body, `the server answered ${response.status} to ${path}`) };
  } catch (cause) {
    if (init?.signal?.aborted) return { problem: { code: "web/aborted", message: "no longer asked" } };
    const message = `no answer from the server to ${path}; is \`dragoman serve\` still running? (${String(cause)})`;
    return { problem: { code: "web/no-answer", message } };
  }
}

/** What the API answers to a value sent to it. */
export const send = <Value>(path: string, value: unknown): Promise<Answer<Value>> =>
  ask<Value>(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify(value),
  });

function problemOf(body: unknown, otherwise: string): Problem {
  const found = body as { code?: unknown; message?: unknown; error?: unknown } | null;
  const message = found?.message ?? found?.error;
  return {
    code: typeof found?.code === "string" ? found.code : "web/refused",
    message: typeof message === "string" ? message : otherwise,
  };
}
