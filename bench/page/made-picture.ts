export const ACTORS = 2000;

/** What the server would answer for a picture of so many actors with two ties each, most of them with few. */
export function madePicture() {
  let state = 7;
  const dice = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state % below;
  };
  const actor = (at: number) => ({ actor: `made-${at}`, name: `Actor ${at}` });
  const types = [
    ["ally", 1],
    ["rival", -1],
    ["supports", 1],
    ["fights", -1],
    ["part", 0],
  ] as const;
  const ties = Array.from({ length: ACTORS * 2 }, (_, at) => {
    // A ring holds everybody in; the rest lean to the few that have many ties.
    const [from, to] = at < ACTORS ? [at, (at + 1 + dice(40)) % ACTORS] : [dice(ACTORS), dice(1 + dice(ACTORS))];
    const [type, sign] = types[dice(types.length)]!;
    return {
      type,
      sign,
      from: actor(from),
      to: actor(to),
      over: null,
      status: "holds",
      valid: { from: null, to: null },
      reports: 1 + dice(5),
      stories: 1,
      claims: [],
      onlyClaimed: dice(5) === 0,
    };
  });
  return {
    kind: "picture",
    asOf: "2026-01-01",
    ties: ties.filter((tie) => tie.from.actor !== tie.to.actor),
    total: ties.length,
  };
}
