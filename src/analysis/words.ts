/** Cuts a text into words as the English treebanks do; some longer than most files, for the order of its cases is the rule. */
import { ABBREVIATIONS, BEFORE_NUMBER, FUSED, PREFIXES, TITLES, UNITS } from "./affixes.ts";
import { isSpace } from "./space.ts";

/** Where the words stand: word `i` is `[bounds[2i], bounds[2i+1])` in UTF-16 code units. */
export interface Words {
  readonly count: number;
  readonly bounds: Int32Array;
}

/** Runs without a space that are longer than this are cut by character class alone, so that no junk takes long. */
const LONGEST_CHUNK = 2000;

const CLITIC = /(?:n['’‘`´]t|['’‘`´](?:s|re|ve|ll|d|m))$/i;
const ADDRESS = /^(?:(?:https?|ftp):\/\/|www\d?\.|mailto:)\S+|^[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/i;
const DOMAIN =
  /^(?:[a-z0-9_-]+\.)+(?:com|org|net|edu|gov|info|int|eu|co\.uk|uk|de|ru|fr|doc|docx|xls|pdf|jpe?g|txt|html?)(?![\p{L}\p{N}])(?:\/\S*)?/iu;
const ADDRESS_END = /[.,;:!?'"’”)\]>]+$/;
const SMILEY = /^(?:[:;=8][-'^o]?[()[\]DPp/\\|3*]+|[(][-^]?[:;=]|\^_+\^|<3+|:'\()$/;
const ACRONYM = /(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}.])|(?:\p{L}\.){2,}/uy;
const DEGREE = /(?:Ph\.D|M\.Sc|B\.Sc|D\.Phil|Ed\.D)\.?/y;
const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]*/uy;
const PHONE = /(?:\d-)?\(?\d{3}\)?[-.]\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?![\d-])/y;
const NUMBER = /\d+(?:(?:[.:/]\d+|,\d{3}(?!\d)|,\d{2}(?=,\d{3}(?!\d)))+)?/y;
const DECIMAL = /\.\d+/y;
const AFTER_NUMBER = /[\p{L}\p{M}\p{N}]+/uy;
const WORD = /[\p{L}\p{M}\p{N}_\u00ad]+(?:['’‘`´ʼ&][\p{L}\p{M}\p{N}]+)*/uy;
const DECADE = /(?<=0)['’]s(?![\p{L}\p{N}])/uy;
const SHORT_YEAR = /['’]\d\ds?(?![\p{L}\p{N}])/uy;
const LEADING_CLITIC = /['’](?:em|tis|twas|til|cause|s|re|ve|ll|d|m|n)(?![\p{L}\p{N}])/iuy;
const CURRENCY = /(?:US|AU|CA?|NZ|HK|A|S)\$/y;
const EMOJI =
  /(?:\p{RI}\p{RI}|\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)*)/uy;
const RUN =
  /\.{2,}|\.[?!]+|[!?]{1,}[!?.]*|-{2,}>?|<{2,}|>{2,}|={2,}|\*{2,}|_{2,}|~{2,}|\+{2,}|#{2,}|''|``|’’|‘‘|‘’|…\.?|\$+/y;
const ORDINAL = /^(?:st|nd|rd|th|s)$/i;
const LETTERS = /^[\p{L}\p{M}]+$/u;

class Bounds {
  private store: Int32Array;
  count = 0;

  constructor(guess: number) {
    this.store = new Int32Array(Math.max(16, guess));
  }

  push(start: number, end: number): void {
    if (end <= start) return;
    if (this.count * 2 + 2 > this.store.length) {
      const wider = new Int32Array(this.store.length * 2);
      wider.set(this.store);
      this.store = wider;
    }
    this.store[this.count * 2] = start;
    this.store[this.count * 2 + 1] = end;
    this.count++;
  }

  finish(): Words {
    return { count: this.count, bounds: this.store.slice(0, this.count * 2) };
  }
}

/** The words of the text in order; they never overlap, and every character that is no space stands in one. */
export function cutWords(text: string): Words {
  const found = new Bounds(Math.ceil(text.length / 2.2));
  let at = 0;
  while (at < text.length) {
    let code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    let end = at;
    let plain = true;
    while (end < text.length) {
      code = text.charCodeAt(end);
      if (isSpace(code)) break;
      if (!((code >= 97 && code <= 122) || (code >= 65 && code <= 90))) plain = false;
      end++;
    }
    if (plain) cutFused(text, at, end, found);
    else if (end - at > LONGEST_CHUNK) cutJunk(text, at, end, found);
    else cutChunk(text, at, end, found);
    at = end;
  }
  return found.finish();
}

function cutFused(text: string, start: number, end: number, found: Bounds): void {
  const length = end - start;
  const cut = length >= 2 && length <= 8 ? FUSED.get(text.slice(start, end).toLowerCase()) : undefined;
  if (cut !== undefined && !(length === 2 && text.charCodeAt(start + 1) < 97)) {
    found.push(start, start + cut);
    found.push(start + cut, end);
  } else found.push(start, end);
}

/** Letters and digits by runs, everything else by itself. */
function cutJunk(text: string, start: number, end: number, found: Bounds): void {
  let at = start;
  while (at < end) {
    const to = match(AFTER_NUMBER, text, at, end);
    if (to > at) {
      found.push(at, to);
      at = to;
    } else {
      const wide = wideAt(text, at, end);
      found.push(at, wide);
      at = wide;
    }
  }
}

/** The end of what the sticky pattern matches at `at`, cut at `end`; `at` where it does not match. */
function match(pattern: RegExp, text: string, at: number, end: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? Math.min(pattern.lastIndex, end) : at;
}

const wideAt = (text: string, at: number, end: number): number =>
  Math.min(end, at + (text.codePointAt(at)! > 0xffff ? 2 : 1));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function cutChunk(text: string, start: number, end: number, found: Bounds): void {
  const chunk = text.slice(start, end);
  if (SMILEY.test(chunk)) {
    found.push(start, end);
    return;
  }
  let at = start;
  while (at < end) at = cutNext(text, at, start, end, found);
}

/** Pushes the words that begin at `at` and gives where the next begin. */
function cutNext(text: string, at: number, start: number, end: number, found: Bounds): number {
  const code = text.charCodeAt(at);
  const fresh = at === start || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
  if (fresh) {
    const address = addressAt(text, at, end);
    if (address > at) return one(at, address, found);
  }
  if (isDigit(code)) return cutNumber(text, at, end, found);
  let to = fresh ? match(DEGREE, text, at, end) : at;
  if (to === at && fresh) to = match(ACRONYM, text, at, end);
  if (to > at) return one(at, to, found);
  to = fresh ? match(CURRENCY, text, at, end) : at;
  if (to > at) return one(at, to, found);
  to = match(WORD, text, at, end);
  if (to > at) return cutWord(text, at, to, end, found);
  if (code === 46 && isDigit(text.charCodeAt(at + 1)) && fresh) return one(at, match(DECIMAL, text, at, end), found);
  if (code === 35 || code === 64) {
    to = match(HANDLE, text, at, end);
    if (to > at && at === start) return one(at, to, found);
  }
  if (code === 39 || code === 0x2019) {
    to = match(SHORT_YEAR, text, at, end);
    if (to === at) to = match(LEADING_CLITIC, text, at, end);
    if (to > at) return one(at, to, found);
  }
  to = match(RUN, text, at, end);
  if (to === at && code > 0xa8) to = match(EMOJI, text, at, end);
  if (to > at) return one(at, to, found);
  if (SMILEY.test(text.slice(at, end))) return one(at, end, found);
  return one(at, wideAt(text, at, end), found);
}

function one(start: number, end: number, found: Bounds): number {
  found.push(start, end);
  return end;
}

/** The end of the URL, e-mail address, host or file name that begins at `at`; `at` where none does. */
function addressAt(text: string, at: number, end: number): number {
  const rest = text.slice(at, end);
  if (rest.length < 5 || !/[.@:]/.test(rest)) return at;
  const found = ADDRESS.exec(rest)?.[0] ?? DOMAIN.exec(rest)?.[0];
  if (found === undefined) return at;
  const tail = ADDRESS_END.exec(found)?.[0] ?? "";
  return at + found.length - tail.length;
}

function cutNumber(text: string, at: number, end: number, found: Bounds): number {
  let to = match(PHONE, text, at, end);
  if (to > at) return one(at, to, found);
  to = match(NUMBER, text, at, end);
  const decade = match(DECADE, text, to, end);
  if (decade > to && to - at >= 2) return one(at, decade, found);
  const after = match(AFTER_NUMBER, text, to, end);
  if (after === to) return one(at, to, found);
  const suffix = text.slice(to, after);
  if (ORDINAL.test(suffix)) return one(at, after, found);
  const acronym = match(ACRONYM, text, to, end);
  if (UNITS.has(suffix.toLowerCase()) || acronym > to) {
    found.push(at, to);
    return one(to, Math.max(after, acronym), found);
  }
  if (LETTERS.test(suffix) && suffix.length > 3) {
    found.push(at, to);
    return cutWord(text, to, after, end, found);
  }
  return one(at, match(WORD, text, at, end), found);
}

/** A run of letters and digits with inner apostrophes: cut from its clitics, joined with what its hyphen or stop belongs to. */
function cutWord(text: string, start: number, end: number, chunkEnd: number, found: Bounds): number {
  let to = end;
  let word = text.slice(start, to);
  if (text.charCodeAt(to) === 45 && PREFIXES.has(word.toLowerCase())) {
    const joined = match(WORD, text, to + 1, chunkEnd);
    if (joined > to + 1) {
      to = joined;
      word = text.slice(start, to);
    }
  }
  if (text.charCodeAt(to) === 46 && to < chunkEnd) {
    const stop = keepsStop(text, word, start, to, chunkEnd);
    if (stop) return one(start, to + 1, found);
  }
  // A word broken off: `I th- think`.
  if (text.charCodeAt(to) === 45 && to + 1 === chunkEnd && to - start <= 2 && LETTERS.test(word))
    return one(start, to + 1, found);
  const clitic = CLITIC.exec(word);
  if (clitic && clitic.index > 0) {
    cutFused(text, start, start + clitic.index, found);
    return one(start + clitic.index, to, found);
  }
  cutFused(text, start, to, found);
  return to;
}

/** Whether the full stop at `stop` belongs to the word before it. */
function keepsStop(text: string, word: string, start: number, stop: number, chunkEnd: number): boolean {
  const lower = word.toLowerCase();
  if (word.length === 1 && /\p{Lu}/u.test(word)) {
    // An initial: `J. Smith`, but `plan B. The`; `I` is a pronoun unless a name goes on.
    const next = /^\s+(\p{Lu}[\p{L}'’-]*|\p{Lu}\.)/u.exec(text.slice(stop + 1, stop + 40));
    return word !== "I" && next !== null && (start === 0 || text[start - 1] !== "-");
  }
  if (stop + 1 < chunkEnd && !/[,;:.)\]"”'’-]/.test(text[stop + 1]!)) return false;
  if (ABBREVIATIONS.has(lower) || (lower !== word && TITLES.has(lower))) return true;
  if (lower === "etc") return stop + 1 === chunkEnd && /^\s*\p{Ll}/u.test(text.slice(stop + 1, stop + 4));
  return BEFORE_NUMBER.has(lower) && /^\s?\d/.test(text.slice(stop + 1, stop + 3));
}
