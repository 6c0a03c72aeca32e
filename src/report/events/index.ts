export { actorsOf, isActor } from "./actors.ts";
export { chooseFirings } from "./choose.ts";
export { describer } from "./describe.ts";
export { findEvents, weighEvents } from "./find.ts";
export { mended } from "./mended.ts";
export { amountOf, readNumber } from "./number.ts";
export { clauseOf, dateOf, placeOf } from "./scenery.ts";
export { TO_COME } from "./shift.ts";
