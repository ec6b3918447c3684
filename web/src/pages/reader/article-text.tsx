// The text, cut where marks begin and end.

import type { JSX } from "preact";
import { local } from "../../api/names";
import { signOf } from "../../api/kinds";
import { href } from "../../router";
import { paragraphs, segments, type Segment } from "../../text/segments";
import { NOBODY, type Mark } from "./marks";

interface Props {
  text: string;
  marks: readonly Mark[];
  voices: ReadonlyMap<string, { colour: number }>;
  /** The one voice that is shown, where only one is. */
  voice: string | undefined;
  /** What is chosen: a fact or a node, by its name below the base. */
  at: string | undefined;
  onChoose: (fact: string) => void;
}

export function ArticleText(props: Props): JSX.Element {
  const { text, marks } = props;
  return (
    <>
      {paragraphs(text).map((paragraph) => (
        <p key={paragraph.begin}>
          {segments(paragraph, marks).map((segment) => (
            <Piece key={segment.begin} {...props} segment={segment} />
          ))}
        </p>
      ))}
    </>
  );
}

function Piece({ text, segment, voices, voice, at, onChoose }: Props & { segment: Segment<Mark> }): JSX.Element {
  const words = text.slice(segment.begin, segment.end);
  if (!segment.marks.length) return <>{words}</>;
  const facts = segment.marks.flatMap((mark) => ("fact" in mark ? [mark.fact] : []));
  const heard = facts.filter((fact) => voice === undefined || fact.speaker === voice || (fact.family === "claim" && !fact.speaker && voice === NOBODY));
  const classes = ["piece"];
  for (const { family, kind, type, speaker, claim } of heard) {
    if (family === "claim") classes.push("said", `voice-${voices.get(speaker ?? NOBODY)?.colour ?? 7}`);
    else classes.push(family, signOf(kind ?? type), ...(claim ? ["claimed"] : []));
  }
  const mention = segment.marks.findLast((mark) => "mention" in mark);
  const chosen = at !== undefined && segment.marks.some((mark) => local("fact" in mark ? mark.fact.iri : "mention" in mark ? mark.mention.node : "") === at);
  if (chosen) classes.push("chosen");
  if (segment.marks.some(({ layer }) => layer === "date")) classes.push("date");
  if (mention && "mention" in mention) {
    const { node, label, kind } = mention.mention;
    return (
      <a class={[...classes, "mention", kind].join(" ")} href={href("node", local(node))} title={label}>
        {words}
      </a>
    );
  }
  // What covers least says most about these words. The list beside the text is the way for the keyboard.
  const fact = heard.at(-1);
  return (
    <span class={classes.join(" ")} tabIndex={chosen ? -1 : undefined} title={fact?.label} onClick={fact && (() => onChoose(fact.iri))}>
      {words}
    </span>
  );
}
