/** The methods of `forecast`. */
import type { forecastContract } from '#shared/dashboard/forecast-contract.ts';
import type { Handlers } from '#electron/api/context.ts';
import { exportForecast } from './export-forecast.ts';
import { readForecastPeople, readYearForecast } from './year-forecast.ts';

export const forecastHandlers: Handlers<typeof forecastContract> = {
  year: readYearForecast,
  people: readForecastPeople,
  exportXlsx: { run: exportForecast, audit: (_, output) => ({ subject: 'forecast', detail: { file: output.name } }) },
};
