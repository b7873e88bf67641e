/** 发放点: the points of the office, and which one this computer is at. Whoever has one store is asked nothing. */
import { Select, type SelectProps } from 'antd';
import { useSyncExternalStore } from 'react';
import { useMay } from '#renderer/api/office-state.ts';
import type { MethodOutput } from '#renderer/api/methods.ts';
import { useCall } from '#renderer/api/use-call.ts';

type Points = MethodOutput<'stock.points'>;
export type Point = Points['points'][number];
type PointId = Point['pointId'];

export interface HandOutPoints {
  /** In their order, stopped ones last. */
  readonly all: readonly Point[];
  readonly inUse: readonly Point[];
  /** Whether there is anything to choose. */
  readonly several: boolean;
  readonly grids: Points['grids'];
}

/** Nothing until the office has answered, and for whoever does not see the stock. */
export function useHandOutPoints(): HandOutPoints {
  const { data } = useCall('stock.points', {}, { enabled: useMay('stock.read') });
  const inUse = data?.points.filter((point) => !point.stopped) ?? [];
  return { all: data?.points ?? [], inUse, several: inUse.length > 1, grids: data?.grids ?? [] };
}

const KEY = 'huilin.handOutPoint';
const listeners = new Set<() => void>();

function keep(pointId: PointId): void {
  globalThis.localStorage?.setItem(KEY, String(pointId));
  for (const listener of listeners) listener();
}

/** The point this computer stands at, kept on it; undefined while none of these was chosen. */
export function useKeptPoint(points: readonly Pick<Point, 'pointId' | 'name'>[]): readonly [PointId | undefined, (pointId: PointId) => void] {
  const kept = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => globalThis.localStorage?.getItem(KEY) ?? null);
  return [points.find((point) => String(point.pointId) === kept)?.pointId, keep];
}

export interface PointSelectProps extends Omit<SelectProps<PointId>, 'options'> {
  readonly points: readonly Pick<Point, 'pointId' | 'name'>[];
}

/** One of these points; works as a control of a form. */
export function PointSelect({ points, ...props }: PointSelectProps) {
  return <Select<PointId> style={{ minWidth: '9em' }} popupMatchSelectWidth={false} {...props} options={points.map((point) => ({ value: point.pointId, label: point.name }))} />;
}
