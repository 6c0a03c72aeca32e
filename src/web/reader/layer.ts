/** The layers of marks over a report's text, in the order the switches stand. */
export const LAYERS = {
  events: "Events",
  statements: "Statements",
  actors: "Actors",
  ties: "Ties",
  influences: "Influences",
  dates: "Dates",
} as const;
export type Layer = keyof typeof LAYERS;

export const LAYER_NAMES = Object.keys(LAYERS) as readonly Layer[];

/** The layers that are switched off, as the URL writes them: `off=ties,dates`. */
export const readOff = (choice: string): ReadonlySet<Layer> =>
  new Set(choice.split(",").filter((name): name is Layer => Object.hasOwn(LAYERS, name)));
