import { oc } from '@orpc/contract';

/** What the command line and the documentation know of a method beside its types. */
export interface MethodMeta {
  /** The word after the domain on the command line: `list` in `gallery-desk galleries list`. */
  readonly command?: string;
  /** One sentence for people. */
  readonly summary?: string;
}

/** Every method of the contract starts here. */
export const method = (command: string, summary: string) =>
  oc.$meta<MethodMeta>({}).meta({ command, summary });
