import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { doorways, empty, ground, law, type Room, tables } from "./rooms.law.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const src = join(root, "src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith(".d.ts"))
  .sort();

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** The TypeScript of a file: the script blocks of a Svelte one. */
const code = (file: string) => {
  const text = readFileSync(join(src, file), "utf8");
  if (!file.endsWith(".svelte")) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]).join("\n");
};

function importsOf(file: string): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : node;
      const typeOnly = clause ? ("isTypeOnly" in clause ? clause.isTypeOnly : false) : false;
      found.push({ from: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [what] = node.arguments;
      if (what && ts.isStringLiteralLike(what)) found.push({ from: what.text, typeOnly: false });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ from: (node.argument.literal as ts.StringLiteral).text, typeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code(file), ts.ScriptTarget.Latest, true));
  return found;
}

const packageOf = (from: string) =>
  from.startsWith("node:") ? from.split("/", 1)[0]! : from.split("/", from.startsWith("@") ? 2 : 1).join("/");

function breach(file: string, room: Room, one: Import): string | null {
  const here = file.split("/")[0]!;
  if (!one.from.startsWith(".")) {
    const name = packageOf(one.from);
    const allowed = room.outside[name] ?? (name.startsWith("node:") ? room.outside["node:*"] : undefined);
    if (allowed?.includes("*") || allowed?.includes(basename(file)) || (one.typeOnly && allowed)) return null;
    const may = Object.entries(room.outside).map(([of, by]) => (by.includes("*") ? of : `${of} in ${by.join(", ")}`));
    return `src/${file} uses ${name}; ${here}/ may use: ${may.join("; ") || "nothing from outside"}`;
  }
  const target = relative(src, resolve(src, dirname(file), one.from.replace(/\?.*$/, "")));
  if (target.startsWith("..")) return `src/${file} imports ${one.from}: src/ imports nothing that lies beside it`;
  const there = target.split("/")[0]!;
  if (there === here || room.imports.includes(there)) return null;
  if (room.types.includes(there)) {
    return one.typeOnly
      ? null
      : `src/${file} imports values of ${there}/; it may import its types alone: write "import type"`;
  }
  if (doorways.some(([from, to]) => from === file && to === there)) return null;
  return `src/${file} imports ${there}/; ${here}/ may import: ${[...room.imports, ...room.types.map((name) => `${name} (types)`)].join(", ") || "nothing"}`;
}

test("the folders of src/ are the rooms of the law and nothing else", () => {
  const folders = readdirSync(src, { withFileTypes: true });
  const loose = folders
    .filter((entry) => !entry.isDirectory() && entry.name !== "README.md")
    .map((entry) => entry.name);
  assert.deepEqual(loose, [], "a file lies in src/ outside every room");
  const rooms = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  assert.deepEqual(rooms.sort(), Object.keys(law).sort());
});

test("the ground's list of files is closed", () => {
  const found = files.filter((file) => file.startsWith("ground/")).map((file) => basename(file));
  assert.deepEqual(
    found.filter((name) => !ground.includes(name)),
    [],
  );
});

for (const [name, room] of Object.entries(law)) {
  test(`${name}/ imports only what the law gives it`, () => {
    const breaches = files
      .filter((file) => file.startsWith(`${name}/`))
      .flatMap((file) => importsOf(file).map((one) => breach(file, room, one)))
      .filter((line) => line !== null);
    assert.deepEqual([...new Set(breaches)], []);
  });

  test(`the README of ${name}/ names what its index.ts exports`, () => {
    const readme = join(src, name, "README.md");
    assert.ok(existsSync(readme), `src/${name}/README.md is missing: its rule, its idea, its public names`);
    // A room without an index is imported file by file.
    if (!existsSync(join(src, name, "index.ts"))) return;
    const named = [...readFileSync(readme, "utf8").matchAll(/^- `([A-Za-z_$][\w$]*)/gm)].map((found) => found[1]!);
    assert.deepEqual([...named].sort(), [...exportsOf(name)].sort());
  });
}

function exportsOf(room: string): readonly string[] {
  const index = join(src, room, "index.ts");
  if (!existsSync(index)) return [];
  const source = ts.createSourceFile(index, readFileSync(index, "utf8"), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    assert.ok(ts.isExportDeclaration(statement), `src/${room}/index.ts holds only "export { … } from", one name each`);
    const clause = statement.exportClause;
    assert.ok(clause && ts.isNamedExports(clause), `src/${room}/index.ts exports by *; name what is public`);
    return clause.elements.map((element) => element.name.text);
  });
}

test("no file is over 500 lines, and one over 300 says why in its head comment", () => {
  const wrong = files
    .filter((file) => !tables.some((table) => table.test(`src/${file}`)))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), "utf8");
      const lines = text.split("\n").length - 1;
      if (lines > 500) return [`src/${file} has ${lines} lines; split it`];
      const head = /^\s*(?:\/\*\*([\s\S]*?)\*\/|<!--([\s\S]*?)-->)/.exec(text)?.[0] ?? "";
      return lines > 300 && !head.includes("because")
        ? [`src/${file} has ${lines} lines; its head comment does not say "… because …"`]
        : [];
    });
  assert.deepEqual(wrong, []);
});

test("no file or folder has a name that says nothing", () => {
  const parts = files.flatMap((file) => file.split("/").map((part) => [part.replace(/\..*$/, ""), file] as const));
  assert.deepEqual(
    parts.filter(([part]) => empty.test(part)).map(([, file]) => file),
    [],
  );
});
