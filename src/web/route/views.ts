import type { Component } from "svelte";

interface View {
  /** What the bar calls it; absent for views that are reached from others. */
  readonly label?: string;
  readonly load: () => Promise<{ readonly default: Component }>;
}

/** Every view by the name the URL gives it, in the order of the bar; each is fetched when first opened. */
export const VIEWS: Readonly<Record<string, View>> = {
  today: { label: "Today", load: () => import("../today/Today.svelte") },
  reports: { label: "Reports", load: () => import("../reports/Reports.svelte") },
  reader: { load: () => import("../reader/Reader.svelte") },
  picture: { label: "Picture", load: () => import("../picture/Picture.svelte") },
  events: { label: "Events", load: () => import("../events/Events.svelte") },
  statements: { label: "Statements", load: () => import("../statements/Statements.svelte") },
  ties: { label: "Ties", load: () => import("../ties/Ties.svelte") },
  influences: { label: "Influences", load: () => import("../influences/Influences.svelte") },
  actors: { label: "Actors", load: () => import("../actors/Actors.svelte") },
  actor: { load: () => import("../actors/ActorPage.svelte") },
  dyad: { label: "Dyad", load: () => import("../dyad/Dyad.svelte") },
  brief: { load: () => import("../brief/Brief.svelte") },
  map: { label: "Map", load: () => import("../map/Map.svelte") },
  scenario: { label: "What if", load: () => import("../scenario/Scenario.svelte") },
  review: { label: "Review", load: () => import("../review/Review.svelte") },
  add: { label: "Add", load: () => import("../add/Add.svelte") },
};

/** Views that belong to another one's place in the bar. */
export const PLACE: Readonly<Record<string, string>> = { reader: "reports", actor: "actors", brief: "actors" };
