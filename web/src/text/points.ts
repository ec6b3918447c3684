// The graph counts code points, the browser UTF-16 units.

/** From positions in code points to those in a string. */
export function unitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => Math.min(point, text.length);
  const starts: number[] = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) starts.push(unit);
  return (point) => starts[point] ?? text.length;
}
