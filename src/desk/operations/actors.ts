import { actorColumns } from "../columns.ts";
import { actorsInput, pageOf } from "../inputs.ts";
import { listedActor } from "../listing.ts";
import { operation } from "../operation.ts";
import { actorOutput, listOutput } from "../outputs.ts";

export const actors = operation({
  name: "actors",
  summary: "The actors that the record's documents speak of, those of most documents first.",
  input: actorsInput,
  output: listOutput("actors", actorOutput),
  columns: actorColumns,
  async run(desk, asked) {
    const record = await desk.record();
    const { q: text, type, sector, actsFor, document, asOf, knownBy } = asked;
    const page = await record.actors({ text, type, sector, actsFor, document, asOf, knownBy }, pageOf(asked));
    return { kind: "actors", items: page.items.map(listedActor), total: page.total, next: page.next };
  },
});
