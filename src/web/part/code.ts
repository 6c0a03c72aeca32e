/**
 * The short code of an actor's id: `GEO` of `GEO` and of the record's own `~person:…:GEO`; `null` where there is none
 * that would tell a reader more than the name does.
 */
export function codeOf(id: string | null, name: string): string | null {
  if (id === null || id === name) return null;
  if (!id.startsWith("~")) return id.length <= 16 ? id : null;
  const last = id.slice(id.lastIndexOf(":") + 1);
  return /^[A-Z]{2,8}(\/[A-Z]{3})?$/.test(last) ? last : null;
}
