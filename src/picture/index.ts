export { type PictureActor, type PictureTie, pictureOn, type TieClaim } from "./picture.ts";
export { type DyadEvent, quadSplit, type Series, type SeriesPoint, type Step, seriesOf, type Tally } from "./series.ts";
