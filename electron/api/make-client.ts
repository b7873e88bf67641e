/** A typed client on anything that answers requests: the command line and the tests call the office as the screens do. */
import { api } from '#shared/api.ts';
import type { CallOptions, Client, Request } from '#shared/contract.ts';
import { AppError, type Reply } from '#shared/errors.ts';

export type Answerer = (request: Request, options: CallOptions) => Promise<Reply>;

/** Every method of every feature as a function that returns the value or throws the refusal as an AppError. */
export function makeClient(answer: Answerer): Client<typeof api> {
  const features: Record<string, Record<string, unknown>> = {};
  for (const [feature, contract] of Object.entries(api)) {
    features[feature] = {};
    for (const name of Object.keys(contract)) {
      features[feature][name] = async (input: unknown, options: CallOptions = {}) => {
        const reply = await answer({ method: `${feature}.${name}`, input, actId: options.actId, password: options.password }, options);
        if (reply.ok) return reply.value;
        throw new AppError(reply.code, reply.data);
      };
    }
  }
  return features as unknown as Client<typeof api>;
}
