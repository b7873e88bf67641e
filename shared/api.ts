/** The one list of contracts. A method is 'feature.method'; nothing else can be called. */
import type { Api } from './contract.ts';
import { officeContract } from './office/contract.ts';
import { sessionContract } from './session/contract.ts';

export const api = {
  session: sessionContract,
  office: officeContract,
} as const satisfies Api;
