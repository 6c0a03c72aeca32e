import { pair } from "../../ground/span.ts";
import type { Statement, Tie } from "../claims.ts";
import { statementAround } from "../inside.ts";
import type { Scene } from "../scene.ts";

/** Words of a role that make its bearer the head of what the role is of. */
const HEADS =
  /\b(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|leader|chief|head|chairman|chairwoman|chair|commander|director|governor|mayor|secretary[- ]general|ruler)$/i;
/** Who heads a state; its directors, chiefs and secretaries are a part of it. */
const STATE_HEADS =
  /\b(?:president|prime minister|premier|chancellor|king|queen|emperor|emir|sultan|shah|leader|ruler|strongman|dictator|head of (?:state|government|the government|the junta|the state))$/i;
/** A director of something in the body, who does not lead it: "Space Flight Director". */
const PART_DIRECTOR = /\b(?!(?:executive|managing|general|acting|interim|current|new|its|the)\b)[a-z-]+ director$/i;
/** A given name that is a title elsewhere: "film-maker Emir Kusturica". */
const GIVEN = /(?:er|or|ist|man|woman|ant|ic) (?:Emir|Sultan|King)$/;
const UNDER =
  /\b(?:deputy|vice|assistant|acting|former|ex|late|ousted|deposed|aide|adviser|spokesman|spokeswoman|candidate)\b/i;
/** Words before a leader that say what in a state he leads. */
const OF_FACTION =
  /\b(?:opposition|party|rebel|union|militia|guerrilla|separatist|student|army|police|navy|business|church|tribal|security|intelligence)\b/i;
const GONE = /\b(?:former|ex|late|ousted|deposed|exiled|sacked|one-time|onetime)\b/i;
const COMING = /\b(?:future|incoming|would-be|prospective|designate|elect)\b/i;
/** Words of a role that make its bearer a part of what the role is of. */
const PARTS =
  /\b(?:minister|secretary|spokes(?:man|woman|person)|ambassador|envoy|diplomat|consul|attaché|official|delegate|representative|negotiator|mediator|lawmaker|legislator|senator|deputy|congress(?:man|woman)|general|colonel|major|captain|lieutenant|admiral|officer|soldier|fighter|prosecutor|judge|justice|member|adviser|advisor|aide|economist|analyst|researcher|professor|employee|manager|director|bishop|archbishop|cardinal|editor|correspondent|inspector|treasurer|coordinator|activist|militant)$/i;
const WHOLES: ReadonlySet<string> = new Set(["state", "organization"]);
const SCORE = 0.8;

const statusOf = (role: string): Tie["status"] =>
  GONE.test(role) ? "ended" : COMING.test(role) ? "proposed" : "holds";

/** Ties that the roles of persons say: "Kenya's finance minister, …" is part of Kenya, its president leads it. */
export function tiesOfRoles({ cast, analysis }: Scene, statements: readonly Statement[]): readonly Omit<Tie, "id">[] {
  return cast.entities.flatMap((entity) => {
    if (entity.type !== "person" || !entity.mentions.some(({ form }) => form === "name")) return [];
    return entity.roles.flatMap((role) => {
      const whole = role.of === null ? null : cast.entity(role.of);
      if (!whole || whole.id === entity.id || !WHOLES.has(whole.type)) return [];
      if ((!HEADS.test(role.text) && !STATE_HEADS.test(role.text) && !PARTS.test(role.text)) || GIVEN.test(role.text))
        return [];
      const faction = whole.type === "state" && OF_FACTION.test(role.text);
      const heads = whole.type === "state" ? STATE_HEADS : HEADS;
      const leads = heads.test(role.text) && !UNDER.test(role.text) && !PART_DIRECTOR.test(role.text) && !faction;
      const near = entity.mentions.find(
        ({ form, start, end }) => form === "name" && start <= role.end + 60 && end >= role.start - 60,
      );
      const sentence = analysis.sentences.find(({ start, end }) => start <= role.start && role.end <= end);
      if (!near || !sentence || near.start < sentence.start || near.end > sentence.end) return [];
      const evidence = { start: Math.min(near.start, role.start), end: Math.max(near.end, role.end) };
      return [
        {
          type: leads ? ("leads" as const) : ("part" as const),
          from: entity.id,
          to: whole.id,
          over: null,
          sign: leads ? (1 as const) : (0 as const),
          status: statusOf(role.text),
          valid: { from: null, to: null },
          statement: statementAround(statements, evidence),
          evidence: pair(evidence),
          rule: leads ? "leads/role" : "part/role",
          score: SCORE,
        },
      ];
    });
  });
}
