import type { ListedStatement } from "../../desk/listed.ts";

/** What one speaker said, in the order of the list. */
export interface SpeakerGroup {
  /** The speaker's actor and name together; empty where nobody is named. */
  readonly id: string;
  readonly name: string;
  readonly actor: string | null;
  readonly statements: readonly ListedStatement[];
}

/** The statements by who speaks, speakers in the order they first appear. */
export function bySpeaker(statements: readonly ListedStatement[]): readonly SpeakerGroup[] {
  const groups = new Map<string, { id: string; name: string; actor: string | null; statements: ListedStatement[] }>();
  for (const statement of statements) {
    const { speaker } = statement;
    const id = speaker ? `${speaker.name}|${speaker.actor ?? ""}` : "";
    const group = groups.get(id) ?? {
      id,
      name: speaker?.name ?? "No speaker named",
      actor: speaker?.actor ?? null,
      statements: [],
    };
    group.statements.push(statement);
    groups.set(id, group);
  }
  return [...groups.values()];
}
