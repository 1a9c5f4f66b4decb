import type { ContractProcedure, InferSchemaOutput, AnySchema, ErrorMap, Meta } from '@orpc/contract';

/** What a method's handler receives: its input as parsed by the contract, with the defaults filled in. */
export type InputOf<M> =
  M extends ContractProcedure<infer Input extends AnySchema, AnySchema, ErrorMap, Meta>
    ? InferSchemaOutput<Input>
    : never;

/** What a method answers. */
export type OutputOf<M> =
  M extends ContractProcedure<AnySchema, infer Output extends AnySchema, ErrorMap, Meta>
    ? InferSchemaOutput<Output>
    : never;
