import { z } from 'zod';
import { api } from '#shared/api.ts';
import type { MethodSpec } from '#shared/contract.ts';
import { may, ROLES } from '#shared/permissions.ts';
import { EXIT, noMoreWords, type Command } from './command.ts';

/** Every method there is: nothing else can be called through any host. */
export const apiList: Command = {
  usage: 'api-list',
  options: {},
  run(ways) {
    noMoreWords(ways, 0);
    const methods = Object.entries(api as Record<string, Record<string, MethodSpec>>).flatMap(([feature, contract]) =>
      Object.entries(contract).map(([name, { kind, needs, logged, passwordAgain, secretAnswer, input }]) => ({
        method: `${feature}.${name}`, kind, needs,
        roles: needs === 'nobody' || needs === 'signedIn' ? ROLES : ROLES.filter((role) => may([role], needs)),
        logged, passwordAgain, secretAnswer, input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      })));
    ways.say(methods, methods.map((each) => `${each.kind}\t${each.method}\t${each.needs}${each.passwordAgain === false ? '' : `\tpassword again${each.passwordAgain === 'whole' ? ' for whole numbers' : ''}`}`));
    return Promise.resolve(EXIT.done);
  },
};
