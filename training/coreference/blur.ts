import type { Analysis, Token } from "../../src/analysis/analysis.ts";

/** How often the model takes a mention of the first type for one of the second, in hundredths, read off its development figures. */
const BLUR: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  person: { abstract: 2, null: 1, organization: 1 },
  place: { null: 6, organization: 5, abstract: 4, event: 2, person: 1, object: 1 },
  organization: { abstract: 10, null: 9, place: 7, person: 7 },
  abstract: { null: 6, event: 6, person: 2, organization: 2, object: 2, place: 1 },
  event: { abstract: 25, null: 8, object: 5, place: 2, person: 2, organization: 1 },
  object: { abstract: 15, null: 6, place: 4, person: 2, event: 1, organization: 1 },
  substance: { abstract: 12, object: 12, null: 8, person: 2 },
  animal: { object: 30, abstract: 14, place: 4, person: 4 },
  null: { abstract: 9, person: 6, place: 6, organization: 2, event: 2 },
};

/** A seeded source of numbers between 0 and 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The analysis with types of mentions taken for others, as often as the model does. */
export function blurred(analysis: Analysis, roll: () => number): Analysis {
  const blur = (token: Token): Token => {
    if (!/^(?:NOUN|PROPN|PRON)$/.test(token.upos)) return token;
    let at = roll() * 100;
    const wrong = Object.entries(BLUR[token.mention ?? "null"] ?? {}).find(([, share]) => {
      at -= token.upos === "PRON" ? share / 3 : share;
      return at < 0;
    });
    const mention = wrong ? (wrong[0] === "null" ? null : wrong[0]) : token.mention;
    if (mention === null) return { ...token, mention, mentionScore: 0 };
    const spread = roll();
    return { ...token, mention, mentionScore: wrong ? 0.3 + 0.6 * spread : 1 - 0.5 * spread ** 3 };
  };
  return { ...analysis, tokens: analysis.tokens.map(blur) };
}
