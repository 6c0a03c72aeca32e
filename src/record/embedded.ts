import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";

/** What is needed of an embedded database. */
export interface EmbeddedClient {
  query<Row>(sql: string, parameters?: unknown[]): Promise<{ rows: Row[]; affectedRows?: number }>;
  close(): Promise<void>;
}

/** What one question may cost, in the planner's own count, and what is thrown where it is more. */
export interface CostLimit {
  readonly cost: number;
  fault(): Error;
}

/** Whose turn it is on the one connection. */
export class Turn {
  readonly #waiting: (() => void)[] = [];
  #held = false;

  async take(): Promise<void> {
    if (this.#held) await new Promise<void>((turn) => this.#waiting.push(turn));
    this.#held = true;
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#held = false;
  }
}

/** Kysely on one embedded connection: who asks for it while it is held waits for its turn. What costs more than the limit is not begun. */
export const embeddedDialect = (client: EmbeddedClient, turn: Turn, limit: CostLimit | null = null): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new EmbeddedDriver(client, turn, limit),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

class EmbeddedDriver implements Driver {
  readonly #client: EmbeddedClient;
  readonly #turn: Turn;
  readonly #limit: CostLimit | null;

  constructor(client: EmbeddedClient, turn: Turn, limit: CostLimit | null) {
    this.#client = client;
    this.#turn = turn;
    this.#limit = limit;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turn.take();
    return new EmbeddedConnection(this.#client, this.#limit);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async releaseConnection(): Promise<void> {
    this.#turn.give();
  }

  async destroy(): Promise<void> {
    if (this.#limit === null) await this.#client.close();
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #client: EmbeddedClient;
  readonly #limit: CostLimit | null;

  constructor(client: EmbeddedClient, limit: CostLimit | null) {
    this.#client = client;
    this.#limit = limit;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#limit && /^\s*(select|with)\b/i.test(query.sql)) await this.#weigh(query, this.#limit);
    const { rows, affectedRows } = await this.#client.query<Row>(query.sql, [...query.parameters]);
    return affectedRows === undefined ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }

  /** An embedded database cannot be interrupted, so what it would cost is asked before. */
  async #weigh(query: CompiledQuery, limit: CostLimit): Promise<void> {
    const { rows } = await this.#client.query<{
      "QUERY PLAN": readonly { readonly Plan: { readonly "Total Cost": number } }[];
    }>(`explain (format json) ${query.sql}`, [...query.parameters]);
    const cost = rows[0]?.["QUERY PLAN"][0]?.Plan["Total Cost"] ?? 0;
    if (cost > limit.cost) throw limit.fault();
  }

  // biome-ignore lint/correctness/useYield: an embedded database has no cursor to stream from
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("the embedded database does not stream");
  }
}
