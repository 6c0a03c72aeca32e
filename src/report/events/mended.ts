export { mend as mended } from "../cast/mend.ts";
