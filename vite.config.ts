import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const MOST_VIEWS =
  /src[\\/]web[\\/](part|api|route|look|review[\\/]reviewer|reports[\\/]ReportEntry|statements[\\/]StatementEntry)/;

/** The page: `src/web` becomes `dist/web`, all of it static, so that the product's own server can hand it out. */
export default defineConfig({
  root: "src/web",
  base: "./",
  plugins: [svelte()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        // What most views draw with is one file: two dozen small ones would each cost the first view a request.
        codeSplitting: { groups: [{ name: "part", test: MOST_VIEWS }] },
      },
    },
  },
  server: {
    proxy: { "^/.*\\.(json|csv)(\\?.*)?$": "http://127.0.0.1:8080", "^/(report|read|steps)$": "http://127.0.0.1:8080" },
  },
});
