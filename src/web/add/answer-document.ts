/** The document that `/read` says it kept: of whichever shape the answer is, the first id and title in it. */
export function documentOf(answer: unknown): { readonly id: string; readonly title: string | null } {
  const found = answer as {
    document?: Kept;
    documents?: readonly Kept[];
    items?: readonly Kept[];
    report?: { document?: Kept };
  } & Kept;
  const one = found?.document ?? found?.report?.document ?? found?.documents?.[0] ?? found?.items?.[0] ?? found;
  return { id: typeof one?.id === "string" ? one.id : "", title: typeof one?.title === "string" ? one.title : null };
}

interface Kept {
  readonly id?: unknown;
  readonly title?: unknown;
}
