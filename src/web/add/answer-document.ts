/** What `/read` answers, as far as the page needs it. */
interface ReadAnswer {
  readonly documents?: readonly { readonly id: string }[];
}

/** The id of the document that `/read` says it holds now; empty where it names none. */
export const keptId = (answer: unknown): string => (answer as ReadAnswer).documents?.[0]?.id ?? "";
