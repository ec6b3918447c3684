// The articles: their list, and one of them with all that was found in it.

import type { JSX } from "preact";
import type { PageProps } from "../../app";
import { articles, factsOf, mentionsOf, textOf } from "../../api/articles";
import { whole } from "../../api/names";
import { articleName } from "../../parts/sentences";
import { Loader, useLoad } from "../../parts/state";
import { href } from "../../router";
import { ArticleView } from "./article-view";
import "./reader.css";

export function ReaderPage({ place }: PageProps): JSX.Element {
  return place.rest ? <OneArticle key={place.rest} place={place} /> : <AllArticles />;
}

function AllArticles(): JSX.Element {
  const load = useLoad(articles, []);
  return (
    <>
      <h1>Articles</h1>
      <Loader load={load}>
        {(all) =>
          all.length ? (
            <ul class="plain articles">
              {all.map((article) => (
                <li key={article.iri} class="card">
                  <a href={href("reader", articleName(article.iri))}>{article.title}</a>
                  <p class="muted">{[article.publisher, article.published].filter(Boolean).join(", ") || "without a date"}</p>
                </li>
              ))}
            </ul>
          ) : (
            <p class="empty">There are no articles in this graph.</p>
          )
        }
      </Loader>
    </>
  );
}

function OneArticle({ place }: PageProps): JSX.Element {
  const iri = whole(`article/${place.rest}`);
  const load = useLoad(async () => {
    const [text, mentions, facts, all] = await Promise.all([textOf(iri), mentionsOf(iri), factsOf(iri), articles()]);
    return { text, mentions, facts, article: all.find((article) => article.iri === iri) };
  }, [iri]);
  return (
    <Loader load={load}>
      {({ text, mentions, facts, article }) =>
        text === undefined ? (
          <p class="empty">
            There is no article “{place.rest}” in this graph. <a href={href("reader")}>All articles</a>
          </p>
        ) : (
          <>
            <h1>{article?.title ?? place.rest}</h1>
            <p class="muted">
              {[article?.publisher, article?.published].filter(Boolean).join(", ")} <a href={href("reader")}>All articles</a>
            </p>
            <ArticleView place={place} text={text} mentions={mentions} facts={facts} />
          </>
        )
      }
    </Loader>
  );
}
