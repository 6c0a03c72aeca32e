export { type Dateline, findDateline } from "./dateline.ts";
export { type Document, makeDocument } from "./document.ts";
export { FORMATS, type Format } from "./format.ts";
export { languageOf } from "./language.ts";
export { publicationDay } from "./publication.ts";
export { readDocuments } from "./read-documents.ts";
export type { Named, Reading } from "./reading.ts";
export { TEXT_LIMIT } from "./text-limit.ts";
