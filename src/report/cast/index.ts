export { ASKS, QUESTION } from "./asked-aside.ts";
export { type CastInput, castOf, findCast } from "./find-cast.ts";
export { mend } from "./mend.ts";
export { SIEVES, type Sieve } from "./sieves.ts";
