/**
 * The one way a method is declared. A method is a `query` (reads, gets a read-only database) or a `command`
 * (writes, gets a transaction and leaves one audit row). Both sides import the declaration: the renderer checks its
 * forms with `input`, the office parses every call with it and every answer with `output`.
 */
import { z } from 'zod';
import type { Permission } from './permissions.ts';

/** Who may call: a permission, anybody signed in, or anybody at all (the sign-in screen itself). */
export type Needs = Permission | 'signedIn' | 'nobody';

export interface MethodSpec<K extends 'query' | 'command' = 'query' | 'command', I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: K;
  readonly needs: Needs;
  readonly input: I;
  readonly output: O;
  /** A query that shows or hands out protected data (reveal, export, print): it leaves an audit row as a command does. */
  readonly logged: boolean;
  /** The caller has to give his password again in this very call (R33): always, or where the input asks for whole numbers (`whole: true`). */
  readonly passwordAgain: boolean | 'whole';
  /** The answer holds a secret (recovery code, token): it is never kept for a repeated call. */
  readonly secretAnswer: boolean;
}

type Options = { logged?: boolean; passwordAgain?: boolean | 'whole'; secretAnswer?: boolean };

/** Unknown keys of an input are refused, not dropped: a caller that sends them expects something we would not do. */
function strictly<I extends z.ZodType>(input: I): I {
  return (input instanceof z.ZodObject ? input.strict() : input) as I;
}

/** A method that reads. `logged: true` for those that show protected values whole or let data leave the program. */
export function query<I extends z.ZodType, O extends z.ZodType, L extends boolean = false>(
  needs: Needs, input: I, output: O, options: { logged?: L; passwordAgain?: boolean | 'whole' } = {},
): MethodSpec<'query', I, O> & { readonly logged: L } {
  return { kind: 'query', needs, input: strictly(input), output, logged: (options.logged ?? false) as L, passwordAgain: options.passwordAgain ?? false, secretAnswer: false };
}

/** A method that writes: one transaction, one audit row. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  needs: Needs, input: I, output: O, options: Omit<Options, 'logged'> = {},
): MethodSpec<'command', I, O> & { readonly logged: true } {
  return { kind: 'command', needs, input: strictly(input), output, logged: true, passwordAgain: options.passwordAgain ?? false, secretAnswer: options.secretAnswer ?? false };
}

/** The methods of one feature, by name. */
export type Contract = Readonly<Record<string, MethodSpec & { readonly logged: boolean }>>;
/** All features, by name: what `shared/api.ts` exports. */
export type Api = Readonly<Record<string, Contract>>;

export type InputOf<S extends MethodSpec> = z.output<S['input']>;
export type CallInputOf<S extends MethodSpec> = z.input<S['input']>;
export type OutputOf<S extends MethodSpec> = z.output<S['output']>;

/** What the renderer, the command line and the tests call: `client.residents.list({...})`. */
export type Client<A extends Api> = {
  readonly [F in keyof A]: { readonly [M in keyof A[F]]: (input: CallInputOf<A[F][M]>, options?: CallOptions) => Promise<OutputOf<A[F][M]>> };
};

export interface CallOptions {
  /** Names this act once and for all: a second call with the same id is answered with the first one's result (R17). */
  readonly actId?: string;
  /** Progress of long work: done of total, in whatever `label` names. */
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels long work; cancelled means rolled back. */
  readonly signal?: AbortSignal;
  /** The caller's password, for methods that ask for it again. */
  readonly password?: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** One call as it crosses a host. `method` is 'feature.method'. */
export interface Request {
  readonly method: string;
  readonly input: unknown;
  readonly token?: string | undefined;
  readonly actId?: string | undefined;
  readonly callId?: string | undefined;
  readonly password?: string | undefined;
}
