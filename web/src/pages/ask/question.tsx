// A question in plain English: the server says which query answers it, or what it does not understand.

import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { understand, type Understood } from "../../api/catalogue";
import { Loader, useLoad } from "../../parts/state";
import { go, href, type Place } from "../../router";
import { NamedAnswer } from "./named-answer";

const EXAMPLES = ["Who met whom?", "Who leads China?", "Which claims are contested?", "What did Iran say?"];

export function Question({ place }: { place: Place }): JSX.Element {
  const asked = place.params.get("q") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  return (
    <>
      <form
        class="row fields"
        onSubmit={(event) => {
          event.preventDefault();
          go(href("ask", "", { q: text.trim() }));
        }}
      >
        <div class="field wide">
          <label for="question">Question</label>
          <input id="question" type="text" maxLength={300} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </div>
        <button type="submit" class="main">
          Ask
        </button>
      </form>
      {asked ? <Reply key={asked} question={asked} place={place} /> : <Near title="For example" questions={EXAMPLES} />}
    </>
  );
}

function Reply({ question, place }: { question: string; place: Place }): JSX.Element {
  const load = useLoad(() => understand(question), [question]);
  return <Loader load={load}>{(understood) => <Told understood={understood} place={place} />}</Loader>;
}

function Told({ understood, place }: { understood: Understood; place: Place }): JSX.Element {
  if (!understood.understood) {
    return (
      <>
        <p class="empty" role="status">
          {understood.why}
        </p>
        {understood.near.length > 0 && <Near title="Questions that are understood" questions={understood.near} />}
      </>
    );
  }
  const { query, parameters, command } = understood;
  return (
    <>
      <p>
        Understood as <a href={href("ask", `query/${query}`, parameters)}>the query {query}</a>: <code>{command}</code>
      </p>
      <NamedAnswer name={query} given={parameters} place={place} />
    </>
  );
}

function Near({ title, questions }: { title: string; questions: readonly string[] }): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <a href={href("ask", "", { q: question })}>{question}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
