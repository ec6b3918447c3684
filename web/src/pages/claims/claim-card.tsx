// A claim: who says it, how, and in what words.

import type { JSX } from "preact";
import type { Claim } from "../../api/claims";
import { inWords, local } from "../../api/names";
import { articleName } from "../../parts/sentences";
import { href } from "../../router";

export function ClaimCard({ claim }: { claim: Claim }): JSX.Element {
  const { speaker, speakerNode, content, certainty, mode, act, negated, cue } = claim;
  return (
    <article class="card claim">
      <h3>{speakerNode ? <a href={href("node", local(speakerNode))}>{speaker}</a> : speaker}</h3>
      <p class="content">{mode === "direct" ? `“${content}”` : content}</p>
      <p class="tags">
        {cue && <span class="tag">{cue}</span>} {certainty && <span class={`tag ${certainty === "denied" ? "hostile" : ""}`}>{certainty}</span>}{" "}
        {mode && <span class="tag">{inWords(mode)}</span>} {act && <span class="tag">{inWords(act)}</span>} {negated && <span class="tag">negated</span>}
      </p>
      <p class="from">
        <a href={href("reader", articleName(claim.article), { at: local(claim.iri) })}>{claim.title}</a> {claim.published && <small>{claim.published}</small>}
      </p>
    </article>
  );
}
