import type { Listed } from "../../desk/listed.ts";
import { ask, type Problem, send } from "../api/answer.ts";
import { listPath } from "../api/query.ts";
import { reviewer } from "../review/reviewer.svelte.ts";
import { BY_HAND, type Edited } from "./edit.ts";

export type Verdict = "accepted" | "rejected";
interface Decided {
  readonly key: string;
  readonly verdict?: Verdict;
}
interface Step {
  readonly step: number;
  readonly target: string;
}

const LISTS = ["events", "statements", "ties", "influences"] as const;

/** What a person said of a report's claims: a claim is a candidate until one accepts or rejects it, and all can be undone. */
export class Decisions {
  readonly #document: string;
  #verdicts = $state.raw<ReadonlyMap<string, Verdict>>(new Map());
  /** What people changed, by the claim's id. */
  edited = $state.raw<ReadonlyMap<string, Edited>>(new Map());
  /** Steps taken on this page, the last one last, each with the claim it was on. */
  #taken = $state.raw<readonly { readonly step: number; readonly claim: string }[]>([]);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);

  constructor(document: string) {
    this.#document = document;
    void this.#look();
  }

  /** Asks the record what was decided. */
  async #look(): Promise<void> {
    const found = await Promise.all(
      LISTS.map((list) =>
        ask<Listed<Decided>>(
          listPath(list, {
            document: this.#document,
            decided: "any",
            limit: "1000",
            ...(list === "events" && { each: "true" }),
          }),
        ),
      ),
    );
    const items = found.flatMap((answer) => ("value" in answer ? answer.value.items : []));
    const idOf = (key: string) => key.slice(key.lastIndexOf("#") + 1);
    this.edited = new Map(
      items.flatMap((item) => {
        const one = item as Edited;
        return one.edited || one.rule === BY_HAND ? [[idOf(item.key), one]] : [];
      }),
    );
    this.#verdicts = new Map(items.flatMap((item) => (item.verdict ? [[idOf(item.key), item.verdict]] : [])));
  }

  of(claim: string): Verdict | null {
    return this.#verdicts.get(claim) ?? null;
  }

  /** Whether anything was decided. */
  get any(): boolean {
    return this.#verdicts.size > 0;
  }

  get canUndo(): boolean {
    return this.#taken.length > 0;
  }

  /** The claim that an undo would give back. */
  get last(): string | null {
    return this.#taken.at(-1)?.claim ?? null;
  }

  /** Accepts or rejects; what is so already becomes a candidate again. */
  decide(verdict: "accept" | "reject", claim: string): Promise<void> {
    const kind = this.of(claim) === `${verdict}ed` ? "reopen" : verdict;
    return this.#send({ kind, target: `${this.#document}#${claim}` }, (step) => {
      this.#taken = [...this.#taken, { step, claim }];
    });
  }

  /** Changes fields of the claim; what was read stays in the record. */
  edit(claim: string, fields: Readonly<Record<string, unknown>>, reason: string): Promise<void> {
    return this.#send({ kind: "edit", target: `${this.#document}#${claim}`, fields, reason }, (step) => {
      this.#taken = [...this.#taken, { step, claim }];
    });
  }

  /** Makes a claim by hand; gives its id, or `null` where it was refused. */
  async add(made: Readonly<Record<string, unknown>>): Promise<string | null> {
    let id: string | null = null;
    await this.#send({ kind: "add", target: this.#document, fields: made }, (step, target) => {
      id = target.slice(target.lastIndexOf("#") + 1);
      this.#taken = [...this.#taken, { step, claim: id }];
    });
    return id;
  }

  /** Takes the last decision of this page back. */
  undo(): Promise<void> {
    const last = this.#taken.at(-1);
    if (!last) return Promise.resolve();
    return this.#send({ kind: "undo", target: String(last.step) }, () => {
      this.#taken = this.#taken.slice(0, -1);
    });
  }

  async #send(
    decision: Readonly<Record<string, unknown>>,
    done: (step: number, target: string) => void,
  ): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answer = await send<Step>("steps", { ...decision, ...reviewer.said });
    this.problem = "problem" in answer ? answer.problem : null;
    if ("value" in answer) {
      done(answer.value.step, answer.value.target);
      await this.#look();
    }
    this.busy = false;
  }
}
