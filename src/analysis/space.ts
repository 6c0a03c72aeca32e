/** Whether the code unit separates words: Unicode's white space, controls that stand for it, and the zero-width space. */
export const isSpace = (code: number): boolean =>
  code <= 32 ||
  (code >= 0x7f &&
    (code === 0x7f ||
      code === 0x85 ||
      code === 0xa0 ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200b) ||
      code === 0x2028 ||
      code === 0x2029 ||
      code === 0x202f ||
      code === 0x205f ||
      code === 0x3000 ||
      code === 0xfeff));
