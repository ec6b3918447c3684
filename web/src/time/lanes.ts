// Things with extents in lanes, so that none lies on another.

/** The lane of each thing, where one begins in a lane only after the last there has ended. */
export function lanes<T>(things: readonly T[], extent: (thing: T) => [number, number]): Map<T, number> {
  const ends: number[] = [];
  const lane = new Map<T, number>();
  for (const thing of [...things].sort((a, b) => extent(a)[0] - extent(b)[0])) {
    const [from, to] = extent(thing);
    const free = ends.findIndex((end) => end <= from);
    const at = free < 0 ? ends.length : free;
    ends[at] = to;
    lane.set(thing, at);
  }
  return lane;
}

/** Round years for an axis, at most so many. */
export function ticks([from, to]: readonly [number, number], most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => (to - from) / size < most) ?? 1000;
  const found: number[] = [];
  for (let year = Math.ceil(from / step) * step; year <= to; year += step) found.push(year);
  return found;
}
