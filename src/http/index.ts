export { type AppOptions, makeApp } from "./app.ts";
export { isLoopback, type Token, tokensOf } from "./gate.ts";
export { openApi } from "./openapi.ts";
export { type Server, type ServerOptions, startServer } from "./server.ts";
