/** Rows of tab-separated text: what would break a cell becomes a space. */
export const tabbed = (cells: readonly (string | number | null | undefined)[]): string =>
  `${cells.map((cell) => String(cell ?? "").replace(/[\t\r\n]+/g, " ")).join("\t")}\n`;
