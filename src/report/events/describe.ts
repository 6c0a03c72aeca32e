import type { Description } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";

/** Tells rules who a word is, by the report's cast. */
export function describer(cast: Cast): (token: number) => Description | null {
  return (token) => {
    const headed = cast.headed(token);
    const mention = headed ?? cast.covering(token);
    if (!mention || (mention !== headed && mention.form !== "name")) return null;
    const entity = cast.entity(mention.entity);
    if (!entity) return null;
    return {
      types: [entity.type],
      actor: entity.actor,
      sector: entity.sector,
      place: entity.place !== null,
      named: mention.form === "name",
    };
  };
}
