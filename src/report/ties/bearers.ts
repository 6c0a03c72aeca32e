import type { Firing, Frames } from "../../codebook/index.ts";

/**
 * The fillers of a role that a noun can have. A noun that is the object of a verb does not describe that verb's subject ("met
 * the country's leaders"), and one leader has one name though others stand beside it ("Ann Li and Bo Xu, head of the bank").
 */
export function ownBearers(frames: Frames, { rule, anchor, roles }: Firing, role: string): readonly number[] {
  const { tree } = frames;
  const fillers = (roles[role] ?? []).filter((one) => !doesNext(frames, one));
  const ways = rule.roles.find(({ name }) => name === role)?.path.flat() ?? [];
  const describes = ways.some((way) => way.includes("bearer")) && !ways.some((way) => way.includes("subject"));
  if (!tree.isNominal(anchor) || fillers.length === 0 || !describes) return fillers;
  const wanted = wantedToBe(frames, anchor);
  const described = wanted ?? frames.step(anchor, "bearer");
  if (wanted && fillers.some((one) => frames.step(anchor, "bearer").includes(one))) return wanted;
  const stray = strayBearers(frames, anchor);
  const own = fillers.filter((one) => described.includes(one) || !stray.has(one));
  const beside = tree.is(anchor, "appos", "nmod:desc", "compound", "flat") || tree.children(anchor, "appos").length > 0;
  const singular = tree.token(anchor).feats.includes("Number=Sing");
  if (!beside || !singular || own.length < 2 || !own.every((one) => described.includes(one))) return own;
  const [closest] = [...own].sort((a, b) => Math.abs(a - anchor) - Math.abs(b - anchor));
  return closest === undefined ? own : [closest];
}

/** Whom the verb above wants to be it: the object of "wanted Chad to be a member"; `null` where it is none such. */
function wantedToBe(frames: Frames, anchor: number): readonly number[] | null {
  const { tree } = frames;
  const head = tree.head(anchor);
  if (head === null || !tree.is(anchor, "xcomp") || tree.children(anchor, "cop").length === 0) return null;
  const objects = tree.children(head, "obj").filter((one) => one > head && one < anchor);
  return objects.length > 0 ? objects : null;
}

/** Whether a noun that the parser joined to the one before does the next verb itself: "hosts a base and many people … speak". */
function doesNext(frames: Frames, filler: number): boolean {
  const { tree } = frames;
  if (!tree.is(filler, "conj")) return false;
  const last = tree.under(filler).at(-1) ?? filler;
  const next = tree.analysis.tokens[last + 1];
  return (
    next !== undefined &&
    /^VB[PZD]$/.test(next.xpos) &&
    next.sentence === tree.token(filler).sentence &&
    tree.children(next.index, "nsubj", "nsubj:pass", "aux").length === 0 &&
    tree.is(next.index, "conj", "parataxis")
  );
}

/** Whom the verb above describes, where the noun is no predicate of it. */
function strayBearers(frames: Frames, anchor: number): ReadonlySet<number> {
  const { tree } = frames;
  const head = tree.head(anchor);
  if (head === null || !tree.isVerb(head) || !tree.is(anchor, "obj", "iobj", "obl", "nsubj", "nsubj:pass", "ccomp"))
    return new Set();
  return new Set([...frames.step(head, "bearer"), ...frames.step(head, "subject")]);
}
