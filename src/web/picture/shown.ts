import type { PictureTie } from "../../desk/listed.ts";
import { regionOf } from "../part/region.ts";

/** What `/picture.json` answers. */
export interface Picture {
  readonly kind: "picture";
  readonly asOf: string;
  readonly ties: readonly PictureTie[];
}

/** A tie's name in the URL. */
export const tieKey = (tie: PictureTie): string => [tie.type, tie.from.actor, tie.to.actor].join("~");

/** Whether the tie is drawn dashed: nobody but a speaker says so, or it does not hold. */
export const isFaint = (tie: PictureTie): boolean =>
  tie.onlyClaimed || tie.status === "ended" || tie.status === "proposed" || tie.status === "denied";

/** The ties that the choices leave: of a type, a sign, an actor, or with an end in a region. */
export const chosenTies = (
  ties: readonly PictureTie[],
  choices: { readonly type: string; readonly sign: string; readonly actor: string; readonly region: string },
): readonly PictureTie[] =>
  ties.filter(
    (tie) =>
      tie.from.actor !== tie.to.actor &&
      (!choices.type || tie.type === choices.type) &&
      (!choices.sign || String(tie.sign) === choices.sign) &&
      (!choices.region || regionOf(tie.from) === choices.region || regionOf(tie.to) === choices.region) &&
      (!choices.actor || tie.from.actor === choices.actor || tie.to.actor === choices.actor),
  );

/** Who stands in the ties: id, name and in how many. */
export function actorsOf(ties: readonly PictureTie[]): readonly { id: string; name: string; ties: number }[] {
  const found = new Map<string, { id: string; name: string; ties: number }>();
  for (const tie of ties)
    for (const { actor, name } of [tie.from, tie.to]) {
      const one = found.get(actor) ?? { id: actor, name, ties: 0 };
      one.ties += 1;
      found.set(actor, one);
    }
  return [...found.values()].sort((a, b) => b.ties - a.ties || (a.id < b.id ? -1 : 1));
}

/** The ties among so many actors, those with the most ties, and how many actors are left out. */
export function busiest(
  ties: readonly PictureTie[],
  most: number,
): { readonly ties: readonly PictureTie[]; readonly out: number } {
  const actors = actorsOf(ties);
  if (actors.length <= most) return { ties, out: 0 };
  const kept = new Set(actors.slice(0, most).map((actor) => actor.id));
  return {
    ties: ties.filter((tie) => kept.has(tie.from.actor) && kept.has(tie.to.actor)),
    out: actors.length - most,
  };
}
