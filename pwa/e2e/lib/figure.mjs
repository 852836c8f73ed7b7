// Figures are told, not judged, beside tests: they mean something only where the machine does nothing else.

/** How long things took, in milliseconds by name, beside what is promised. */
export function told(took, promised) {
  return Object.entries(took)
    .map(([name, millis]) => {
      const promise = promised[name] === undefined ? '' : ` (promised ${promised[name]})`;
      return `${name} ${Math.round(millis)} ms${promise}`;
    })
    .join(', ');
}

/** Tells what an action took, which it resolves with. */
export async function figures(log, what, promised, action) {
  log(`${what}: ${told(await action(), promised)}`);
}
