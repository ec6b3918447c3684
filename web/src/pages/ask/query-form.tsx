// A query of the library as a form, made from its description.

import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { catalogue, choices, type NamedQuery, type Parameter } from "../../api/catalogue";
import { allEntities } from "../../api/entities";
import { Loader, useLoad } from "../../parts/state";
import { go, href, type Place } from "../../router";
import { NamedAnswer } from "./named-answer";

/** What every query takes beside its own parameters. */
const COMMON: readonly Parameter[] = [
  { name: "claims", aliases: [], type: "text of none|add|only", default: null, about: "what only a speaker vouches for" },
  { name: "sources", aliases: [], type: "text of none|short|full", default: null, about: "how much rows say of their articles" },
];

export function QueryForm({ place, name }: { place: Place; name: string }): JSX.Element {
  const load = useLoad(catalogue, []);
  return (
    <Loader load={load}>
      {(queries) => {
        const query = queries.find((one) => one.name === name);
        return (
          <>
            <div class="field">
              <label for="query">Query</label>
              <select id="query" value={name} onChange={(event) => go(href("ask", `query/${event.currentTarget.value}`))}>
                {!query && <option value={name}>Choose a query …</option>}
                {queries.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.name}: {one.title}
                  </option>
                ))}
              </select>
            </div>
            {query && <Form key={query.name} query={query} place={place} />}
          </>
        );
      }}
    </Loader>
  );
}

function Form({ query, place }: { query: NamedQuery; place: Place }): JSX.Element {
  const asked = givenOf(query, place);
  const [given, setGiven] = useState(asked);
  const key = JSON.stringify(asked);
  useEffect(() => setGiven(asked), [key]);
  const labels = useLoad(async () => [...(await allEntities()).values()], []);
  const names = labels.state === "done" ? labels.value : [];
  return (
    <>
      <h2>{query.title}</h2>
      <p class="muted">{query.description.split("`").map((part, at) => (at % 2 ? <code key={at}>{part}</code> : part))}</p>
      <form
        class="row fields"
        onSubmit={(event) => {
          event.preventDefault();
          go(href("ask", `query/${query.name}`, { ...given, run: "1" }));
        }}
      >
        {[...query.parameters, ...COMMON].map((parameter) => (
          <Field
            key={parameter.name}
            parameter={parameter}
            names={names.filter(({ kind }) => suits(parameter, kind)).map(({ label }) => label)}
            value={given[parameter.name] ?? ""}
            onChange={(value) => setGiven({ ...given, [parameter.name]: value })}
          />
        ))}
        <button type="submit" class="main">
          Ask
        </button>
      </form>
      {(place.params.get("run") || Object.keys(asked).length > 0) && <NamedAnswer key={key} name={query.name} given={asked} place={place} />}
    </>
  );
}

/** The parameters that the address gives, by their own names or by aliases. */
function givenOf({ parameters }: NamedQuery, { params }: Place): Record<string, string> {
  const given: Record<string, string> = {};
  for (const { name, aliases } of [...parameters, ...COMMON]) {
    const value = [name, ...aliases].map((one) => params.get(one)).find(Boolean);
    if (value) given[name] = value;
  }
  return given;
}

/** Whether names of a kind may be given: `entity` takes all, `entity of Place|Country` some. */
function suits({ type }: Parameter, kind: string): boolean {
  if (!type.startsWith("entity")) return false;
  const of = type.split(" of ")[1];
  return of === undefined || of.toLowerCase().split("|").includes(kind);
}

interface FieldProps {
  parameter: Parameter;
  names: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

function Field({ parameter, names, value, onChange }: FieldProps): JSX.Element {
  const id = useId();
  const words = choices(parameter);
  const changed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  return (
    <div class="field">
      <label for={id} title={parameter.about}>
        {parameter.name}
        <span class="about">{parameter.about}</span>
      </label>
      {words.length ? (
        <select id={id} value={value} onChange={changed}>
          <option value="" />
          {words.map((word) => (
            <option key={word}>{word}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="text"
          inputMode={parameter.type === "number" ? "numeric" : "text"}
          placeholder={parameter.default ?? (parameter.type.startsWith("date") ? "2018-03" : "")}
          list={names.length ? `${id}-names` : undefined}
          value={value}
          onInput={changed}
        />
      )}
      {names.length > 0 && (
        <datalist id={`${id}-names`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </div>
  );
}
