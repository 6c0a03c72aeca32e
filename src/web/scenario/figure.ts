/** A figure as the page writes it: at most so many digits after the point, with a real minus. */
export const figure = (value: number, digits = 2): string =>
  Number(value.toFixed(digits)).toLocaleString("en", { maximumFractionDigits: digits }).replace("-", "−");

/** A figure with its sign. */
export const change = (value: number, digits = 2): string =>
  Number(value.toFixed(digits)) === 0 ? "±0" : `${value > 0 ? "+" : ""}${figure(value, digits)}`;

/** A share in percent. */
export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
