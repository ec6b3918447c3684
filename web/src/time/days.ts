// Dates of the graph (`sm:date`, EDTF; `sm:earliest` and `sm:latest`, days) as numbers on an axis.

/** Years since the year 0, with a fraction: `2018-07-02` is about 2018.5. */
export function yearsOf(day: string): number | undefined {
  const parts = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(day);
  if (!parts) return undefined;
  const [, year, month = "01", date = "01"] = parts;
  return Number(year) + (Number(month) - 1) / 12 + (Number(date) - 1) / 366;
}

export interface Dated {
  earliest?: string;
  latest?: string;
}

/** When something begins and ends, in years; an end that is not known is the beginning. */
export function extentOf({ earliest, latest }: Dated): [number, number] | undefined {
  const from = earliest === undefined ? undefined : yearsOf(earliest);
  const to = latest === undefined ? undefined : yearsOf(latest);
  if (from === undefined && to === undefined) return undefined;
  return [from ?? to ?? 0, to ?? from ?? 0];
}

/** Whether something may have been within the years from `since` to the end of `until`. */
export function isWithin(dated: Dated, since: number | undefined, until: number | undefined): boolean {
  const extent = extentOf(dated);
  if (!extent) return false;
  return (since === undefined || extent[1] >= since) && (until === undefined || extent[0] < until + 1);
}

/** An EDTF date for people: `2018-05/..` as `since 2018-05`. */
export function dateInWords(date: string): string {
  const [from = "", to] = date.split("/");
  const plain = (part: string) => part.replace(/[~?%]$/, " or so").replace(/X/g, "?");
  if (to === undefined) return plain(from);
  if (to === ".." || to === "") return `since ${plain(from)}`;
  if (from === ".." || from === "") return `until ${plain(to)}`;
  return `${plain(from)} to ${plain(to)}`;
}
