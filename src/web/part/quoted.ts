/** Words as a quotation: in quotation marks, unless they begin with one of their own. */
export const quoted = (words: string): string => (/^["“”„«'‘]/.test(words) ? words : `“${words}”`);
