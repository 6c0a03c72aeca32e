export { makeAssistantServer, serveAssistant } from "./server.ts";
