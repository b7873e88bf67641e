/** What every page may ask: which office this is, who sits at the screen, what he may do, which day it is. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { Permission } from '#shared/permissions.ts';
import type { MethodOutput } from './methods.ts';
import { useCall } from './use-call.ts';

export type OfficeState = MethodOutput<'session.state'>;

/** The first answer and its fate; for the frame of the program itself. */
export function useOfficeStateCall(): UseQueryResult<OfficeState, Error> {
  return useCall('session.state', {});
}

/** Inside the shell, where the answer is always there. */
export function useOfficeState(): OfficeState {
  const { data } = useOfficeStateCall();
  if (data === undefined) throw new Error('useOfficeState outside the shell');
  return data;
}

/** Whether the signed-in user may; a page hides what the office would refuse. */
export function useMay(permission: Permission): boolean {
  return useOfficeStateCall().data?.signedIn?.permissions.includes(permission) ?? false;
}
