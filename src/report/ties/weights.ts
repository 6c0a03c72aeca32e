// Made by `npm run bench -- coded --fold 0 --fit`: on the coded reports that the branch has not learned from.

/** What speaks for a tie being right in its type and in both its ends; the signs are those of sure.ts. */
export const TIE_WEIGHTS: Readonly<Record<string, number>> = {
  all: -0.257,
  from: 0.065,
  learned: -0.605,
  to: 0.084,
  trigger: 0.126,
  type: 0.272,
};
