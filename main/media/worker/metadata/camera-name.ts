import { cleanText } from './text-of-file.ts';

/** What companies are and their cameras are not. */
const COMPANY =
  /[\s,]+(?:co|corp|corporation|company|ltd|inc|gmbh|ag|imaging|optical|electronics|computer|camera|digital|technologies)\b\.?/gi;

/** Make and model as people say them: the make once, without the form of its company. */
export function cameraNameOf(make: string | undefined, model: string | undefined): string | undefined {
  const maker = cleanText(
    cleanText(make)
      ?.replace(COMPANY, '')
      .replace(/[\s,.]+$/, ''),
  );
  const name = cleanText(model)?.replace(/\s+/g, ' ');
  if (name === undefined || maker === undefined) return name ?? maker;
  const words = maker.toLowerCase().split(/[\s-]+/);
  const isNamed = words.some((word) => word.length > 2 && name.toLowerCase().startsWith(word));
  return isNamed ? name : `${maker} ${name}`;
}

/** The name of a lens; cameras write dashes and zeros for one they do not know. */
export function lensNameOf(text: string | undefined): string | undefined {
  const name = cleanText(text)?.replace(/\s+/g, ' ');
  return name === undefined || !/[a-z1-9]/i.test(name) || /^(?:unknown|none|n\/a)\b/i.test(name)
    ? undefined
    : name;
}
