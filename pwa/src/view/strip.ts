import type { History, Point } from '../wire/history.js';

/** What one step of the last day came to. */
export type Cell = 'none' | 'well' | 'partly' | 'failed';

/** Failures that reached the service all the same: it refused the login. */
const REACHED = ['refused/login', 'refused/vhost'];

function cellOf(point: Point | undefined): Cell {
  if (point === undefined || point.attempts === 0) return 'none';
  if (point.failed === 0) return 'well';
  const reached = REACHED.reduce((sum, fault) => sum + (point.faults[fault] ?? 0), 0);
  return point.failed - reached === point.attempts ? 'failed' : 'partly';
}

/** Every step of the window, also those of which nothing is known. */
export function strip(history: History): Cell[] {
  const byStart = new Map(history.points.map((point) => [point.from, point]));
  const steps = Math.round((history.to - history.from) / history.stepMs);
  return Array.from({ length: steps }, (_, i) => cellOf(byStart.get(history.from + i * history.stepMs)));
}
