/** The methods of the desk. All of them read. */
import type { dashboardContract } from '#shared/dashboard/contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { readDue } from './due.ts';
import { readForecast } from './forecast.ts';
import { readFund } from './fund.ts';
import { readPayments } from './payments.ts';
import { readPeople } from './people.ts';
import { readUnfinished } from './unfinished.ts';

export const dashboardHandlers: Handlers<typeof dashboardContract> = {
  due: readDue,
  payments: readPayments,
  fund: readFund,
  people: readPeople,
  forecast: readForecast,
  unfinished: readUnfinished,
};
