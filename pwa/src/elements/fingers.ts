/** Where fingers are, across an element: 0 to 1. */
type Places = readonly number[];

/**
 * Tells how one or two fingers move sideways across an element, until the signal. Up and down is
 * left to the page; a mouse is none of its business.
 */
export function fingers(
  place: HTMLElement,
  tell: (before: Places, now: Places) => void,
  signal: AbortSignal,
): void {
  const down = new Map<number, number>();
  const across = (event: PointerEvent) => {
    const { left, width } = place.getBoundingClientRect();
    return (event.clientX - left) / width;
  };
  const lift = ({ pointerId }: PointerEvent) => down.delete(pointerId);
  place.style.touchAction = 'pan-y';
  place.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' && down.size < 2) down.set(event.pointerId, across(event));
    },
    { signal },
  );
  place.addEventListener(
    'pointermove',
    (event) => {
      if (!down.has(event.pointerId)) return;
      const before = [...down.values()];
      down.set(event.pointerId, across(event));
      tell(before, [...down.values()]);
    },
    { signal },
  );
  // The browser takes the finger away for scrolling.
  for (const end of ['pointerup', 'pointercancel'] as const) place.addEventListener(end, lift, { signal });
}
