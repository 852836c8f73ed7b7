// Figures mean something only where the machine did nothing else meanwhile.
import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** A timer that is later than this tells that somebody else has the processor. */
const CALM_MS = 80;

/**
 * Tells how long things took, and fails where that breaks a promise that the machine let it keep.
 *
 * @param promised by name, in milliseconds; what has no promise is only told
 * @param action resolves with milliseconds by name
 */
export async function figures(log, what, promised, action) {
  const late = monitorEventLoopDelay({ resolution: 10 });
  late.enable();
  const took = Object.entries(await action());
  late.disable();
  const latest = Math.round(late.max / 1e6);
  const isCalm = latest < CALM_MS;
  const told = took.map(([name, millis]) => {
    const promise = promised[name] === undefined ? '' : ` (promised ${promised[name]})`;
    return `${name} ${Math.round(millis)} ms${promise}`;
  });
  log(`${what}: ${told.join(', ')}${isCalm ? '' : `; not judged, for this machine was ${latest} ms late`}`);
  const broken = took.filter(([name, millis]) => isCalm && millis > promised[name]).map(([name]) => name);
  assert.deepEqual(broken, [], `${what}: ${told.join(', ')}`);
}
