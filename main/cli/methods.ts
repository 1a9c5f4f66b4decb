import { getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import * as z from 'zod';
import { contract } from '../../shared/contract/contract.ts';

/** The part of JSON Schema that the contract's inputs use. */
export interface InputSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly anyOf?: readonly InputSchema[];
  readonly oneOf?: readonly InputSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One method of the contract as the command line offers it. */
export interface Method {
  /** `galleries` */
  readonly domain: string;
  /** `listGalleries`: unique across domains. */
  readonly name: string;
  /** `list`: unique in its domain. */
  readonly command: string;
  /** One sentence for people. */
  readonly summary: string;
  /** Whether it answers again and again until the caller stops. */
  readonly isStream: boolean;
  /** What it takes. Made when asked for: a run needs that of one method. */
  inputSchema(): InputSchema;
}

function methodOf(domain: string, name: string, procedure: unknown): Method {
  if (!isContractProcedure(procedure)) throw new TypeError(`${domain}.${name} is no method of the contract.`);
  const { meta, inputSchema, outputSchema } = procedure['~orpc'];
  const { command, summary } = z.object({ command: z.string(), summary: z.string() }).parse(meta);
  return {
    domain,
    name,
    command,
    summary,
    isStream: getEventIteratorSchemaDetails(outputSchema) !== undefined,
    inputSchema() {
      if (!(inputSchema instanceof z.ZodType)) throw new TypeError(`${domain}.${name} takes no zod schema.`);
      // A round trip through JSON leaves exactly the plain data that is read here.
      const text = JSON.stringify(z.toJSONSchema(inputSchema, { io: 'input', unrepresentable: 'any' }));
      const schema: InputSchema = JSON.parse(text);
      return schema;
    },
  };
}

/** All methods of the contract, in its order. */
export const methods: readonly Method[] = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => methodOf(domain, name, procedure)),
);
