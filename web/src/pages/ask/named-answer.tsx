// The answer to a query of the library: rows, a chart, and files to keep.

import type { JSX } from "preact";
import { sheetOf } from "../../api/answers";
import { answerTo, queryAddress } from "../../api/catalogue";
import { Loader, useLoad } from "../../parts/state";
import { amended, href, type Place } from "../../router";
import { SheetView } from "./sheet-view";

interface Props {
  name: string;
  given: Readonly<Record<string, string>>;
  place: Place;
}

export function NamedAnswer({ name, given, place }: Props): JSX.Element {
  const asked = queryAddress(name, given);
  const load = useLoad(async () => sheetOf(await answerTo(name, given)), [asked]);
  return (
    <Loader load={load}>
      {(sheet) => (
        <>
          <SheetView sheet={sheet} place={place} />
          {!sheet.rows.length && given["claims"] !== "add" && (
            <p>
              Nothing of this is stated. <a href={place.page === "ask" && place.rest ? amended(place, { claims: "add" }) : href("ask", `query/${name}`, { ...given, claims: "add" })}>Look among what is claimed, too</a>
            </p>
          )}
          <p class="row">
            Keep it as
            {["csv", "tsv", "json"].map((format) => (
              <a key={format} class="button" href={queryAddress(name, given, format)} download={`${name}.${format}`}>
                {format.toUpperCase()}
              </a>
            ))}
          </p>
        </>
      )}
    </Loader>
  );
}
