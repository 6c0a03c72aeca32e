// Made by `npm run bench -- coded --fold 0 --fit`: on the coded reports that the branch has not learned from.

/** What speaks for an event being right in its type and in both its sides; the signs are those of sure.ts. */
export const EVENT_WEIGHTS: Readonly<Record<string, number>> = {
  all: -0.908,
  learned: -0.752,
  source: 0.085,
  "source-missed": -0.341,
  "source-none": -1.27,
  target: 0.112,
  "target-missed": -0.124,
  "target-none": -0.357,
  trigger: 0.254,
  type: 0.302,
};
