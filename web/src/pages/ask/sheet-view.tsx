// Rows: as a table, and counted in a chart.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Sheet } from "../../api/answers";
import { local } from "../../api/names";
import { amended, go, href, type Place } from "../../router";
import { BarChart, chartsOf } from "./bar-chart";

/** How many rows are shown at first. */
const FIRST = 100;

export function SheetView({ sheet, place }: { sheet: Sheet; place: Place }): JSX.Element {
  const { columns, rows } = sheet;
  const [count, setCount] = useState(FIRST);
  const charts = chartsOf(sheet);
  const chosen = charts.find(({ name }) => name === place.params.get("chart"));
  return (
    <>
      <div class="row bar">
        <span role="status">{rows.length === 1 ? "1 row" : `${rows.length} rows`}</span>
        {charts.length > 0 && (
          <div class="field">
            <label for="chart">Chart</label>
            <select id="chart" value={chosen?.name ?? ""} onChange={(event) => go(amended(place, { chart: event.currentTarget.value }), true)}>
              <option value="">none</option>
              {charts.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </div>
        )}
      </div>
      {chosen && <BarChart title={chosen.name} bars={chosen.bars(sheet)} />}
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Rows">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, count).map((row, at) => (
                <tr key={at}>
                  {row.map(({ text, node }, column) => (
                    <td key={column} class={/^\d{4}(-\d{2}){0,2}$/.test(text) ? "date" : undefined}>{node ? <a href={href("node", local(node))}>{text}</a> : text}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {count < rows.length && (
        <button type="button" onClick={() => setCount(rows.length)}>
          All {rows.length} rows
        </button>
      )}
    </>
  );
}
