/**
 * Fields that came with an import and that this program does not know, at the places they had: `{ image: { imageInfo: { hash } } }`. In
 * lists, the place is the index. Plain JSON.
 */
export type UnknownFields = Readonly<Record<string, unknown>>;
