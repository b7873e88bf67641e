/** Types only: the methods of the contract by their full name, 'residents.list', and what they take and give. */
import type { CallInputOf, MethodSpec, OutputOf } from '#shared/contract.ts';
import type { api } from '#shared/api.ts';

type TheApi = typeof api;
type MethodNames<F extends keyof TheApi> = F extends string ? `${F}.${keyof TheApi[F] & string}` : never;

/** 'feature.method' for every method of the contract. */
export type MethodName = MethodNames<keyof TheApi>;

type SpecAt<M extends string> = M extends `${infer F}.${infer Name}`
  ? F extends keyof TheApi
    ? Name extends keyof TheApi[F]
      ? TheApi[F][Name] extends MethodSpec
        ? TheApi[F][Name]
        : never
      : never
    : never
  : never;

/** What a method takes, as a form gives it. */
export type MethodInput<M extends MethodName> = CallInputOf<SpecAt<M>>;
/** What a method answers. */
export type MethodOutput<M extends MethodName> = OutputOf<SpecAt<M>>;
