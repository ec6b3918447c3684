"""Corpora on Spark: the facts of articles, and the graph that ``summitry build`` makes of the same articles.

>>> files = session.read.format("binaryFile").load("hdfs:///news/*.warc.gz")
>>> summitry.spark.build(files, "hdfs:///graph")

Each article is read and mapped where it lies. What hangs on all of them is brought together by name, by node and by text, each
in a grouped operation of its own: who bears a name that several people bear, which label of a thing is preferred, which
articles are copies of one text. The driver counts and waits.

Every Python worker loads the language model once and keeps it. With ``spark.task.cpus`` set to the cores of an executor, one
worker reads on all of them and the executor holds one model.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePosixPath

import pyarrow
from pyspark import TaskContext
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from . import _native
from .facts import Facts
from .pipeline import Pipeline, failed
from .reading import stem

#: The columns of :func:`facts`.
FACTS = (
    "row string, id string, published string, text string, facts string, reading string,"
    " names array<struct<name: string, profile: string>>, words bigint, keys array<bigint>, error string"
)
_QUAD = "subject: string, predicate: string, object: string, graph: string"
#: The columns of :func:`quads`, each a term as N-Quads has it.
QUADS = _QUAD.replace(":", "")
_PARTS = f"id string, quads array<struct<{_QUAD}>>, labels array<struct<node: string, label: string, quad: struct<{_QUAD}>>>"
_FACTS = pyarrow.schema([
    ("row", pyarrow.string()),
    ("id", pyarrow.string()),
    ("published", pyarrow.string()),
    ("text", pyarrow.string()),
    ("facts", pyarrow.string()),
    ("reading", pyarrow.string()),
    ("names", pyarrow.list_(pyarrow.struct([("name", pyarrow.string()), ("profile", pyarrow.string())]))),
    ("words", pyarrow.int64()),
    ("keys", pyarrow.list_(pyarrow.int64())),
    ("error", pyarrow.string()),
])
_TERMS = pyarrow.struct([(name, pyarrow.string()) for name in ("subject", "predicate", "object", "graph")])
_PART = pyarrow.schema([
    ("id", pyarrow.string()),
    ("quads", pyarrow.list_(_TERMS)),
    ("labels", pyarrow.list_(pyarrow.struct([("node", pyarrow.string()), ("label", pyarrow.string()), ("quad", _TERMS)]))),
])
# How many articles are given on at once.
_AT_ONCE = 64


def facts(
    articles: DataFrame, *, below: str | None = None, name: str = "articles", model: str | None = None, rules: str | None = None
) -> DataFrame:
    """What each article says, a row an article; a record that gives none is a row with ``error``.

    The articles may be

    - files or WARC records as bytes, in a column ``content`` with ``path`` beside it (``read.format("binaryFile")``): texts,
      pages, JSON, CSV and archives, as the command line reads them. Ids are made from the path below ``below``, or from the
      file's name.
    - JSON lines in a column ``value`` (``read.text``), as the command line reads a file called ``name`` + ``.jsonl``.
    - texts in a column ``text`` with ``id`` beside it, and whatever there is of ``title``, ``published``, ``updated``,
      ``authors``, ``publisher``, ``source`` and ``url`` (``read.parquet``, ``read.json``).

    ``facts`` is the document that ``summitry extract --format ndjson`` prints; the other columns are what :func:`quads` needs.
    Write the rows to a file before anything else is made of them, so that they are read once.
    """
    kind = next((kind for kind in ("content", "value", "text") if kind in articles.columns), None)
    if kind is None:
        raise ValueError("the articles want a column `content` with `path`, or `value`, or `text` with `id`")
    if kind == "content" and "path" not in articles.columns:
        articles = articles.withColumn("path", F.concat(F.lit(f"{name}-"), F.sha2("content", 256), F.lit(".warc")))
    if kind == "text" and "id" not in articles.columns:
        articles = articles.withColumn("id", F.sha2("text", 256))

    def read(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        pipeline = _pipeline(model, rules)
        task = TaskContext.get()
        records = (record for batch in batches for record in _records(batch, kind, below, name))
        read = _read(pipeline, records, max(1, task.cpus()))
        yield from _batches((_row(f"{task.partitionId()}-{number}", *one) for number, one in enumerate(read)), _FACTS)

    return articles.mapInArrow(read, FACTS)


def refused(facts: DataFrame) -> DataFrame:
    """The records that gave no article, and why: ``row`` and ``error``."""
    return one_of_each(facts).where("error is not null").select("row", "error")


def one_of_each(facts: DataFrame) -> DataFrame:
    """The facts, with an ``error`` in all but one of those that have one id."""
    several = facts.where("error is null").groupBy("id").agg(F.count("*").alias("many"), F.min(F.struct(F.xxhash64("facts"), "row")).alias("kept"))
    several = several.where("many > 1").select(F.col("id").alias("twice"), F.col("kept.row").alias("kept"))
    another = F.concat(F.lit("several articles are called `"), F.col("id"), F.lit("`: give each an id of its own"))
    joined = facts.join(F.broadcast(several), F.col("id") == F.col("twice"), "left")
    error = F.when(F.col("row") != F.col("kept"), another).otherwise(F.col("error"))
    return joined.withColumn("error", error).drop("twice", "kept")


def quads(facts: DataFrame, work: str, *, base: str | None = None) -> DataFrame:
    """The quads of the graph that ``summitry build`` makes of the same articles; ``work`` is a folder for what is between.

    Nobody's corrections are in it, and nothing is inferred: load the result, or ``summitry infer`` what was built of it.
    """
    sound = one_of_each(facts).where("error is null")
    parts = _kept(_parts(sound, _people(sound), base), f"{work}/parts")
    own = parts.select(F.explode("quads").alias("quad")).select("quad.*")
    # What the gazetteer knows of a country is said by every article that names it.
    background = F.col("graph") == _background(base)
    once = own.where(background).distinct()
    return own.where(~background).unionByName(once).unionByName(_preferred(parts)).unionByName(_copies(sound, f"{work}/copies", base))


def write_nquads(quads: DataFrame, folder: str, **options) -> None:
    """Writes quads as N-Quads, a file a partition; all lines together, sorted, are what ``build`` writes as ``graph.nq``."""
    line = F.concat_ws(" ", "subject", "predicate", "object", "graph", F.lit("."))
    quads.select(line.alias("value")).write.options(**options).text(folder)


def build(articles: DataFrame, folder: str, *, base: str | None = None, **options) -> None:
    """Facts, refused records and the graph of articles, below a folder: ``facts`` and ``quads`` as Parquet, ``nquads`` as
    N-Quads, ``refused`` as JSON lines; ``work`` may go. ``options`` are those of :func:`facts`."""
    session = articles.sparkSession
    facts(articles, **options).write.parquet(f"{folder}/facts")
    read = session.read.parquet(f"{folder}/facts")
    refused(read).write.json(f"{folder}/refused")
    made = _kept(quads(read, f"{folder}/work", base=base), f"{folder}/quads")
    write_nquads(made, f"{folder}/nquads")


# What is read.


@cache
def _pipeline(model: str | None, rules: str | None) -> Pipeline:
    """The pipeline of this Python worker."""
    return Pipeline(model, rules)


def _records(batch: pyarrow.RecordBatch, kind: str, below: str | None, name: str) -> Iterator[tuple]:
    """Each article of a batch and no error, or the reverse."""
    columns = {field: batch.column(field) for field in batch.schema.names}
    for at in range(batch.num_rows):
        record = {field: column[at].as_py() for field, column in columns.items()}
        if record[kind] is None:
            yield None, f"a record without {kind}"
            continue
        if kind == "value" and not record[kind].strip():
            continue
        data, file, origin = _bytes(record, kind, below, name)
        for article, left in _native.Records.of_bytes(data, file, origin, True):
            yield article, left and left[0]


def _bytes(record: dict, kind: str, below: str | None, name: str) -> tuple[bytes, str, str]:
    """The bytes of a record, the name of the file that they would be, and what ids are made from."""
    if kind == "content":
        path = record["path"]
        inside = path.split("://")[-1].removeprefix("file:")
        root = (below or "").split("://")[-1].removeprefix("file:").rstrip("/") + "/"
        inside = inside[len(root) :] if below and inside.startswith(root) else PurePosixPath(inside).name
        return record["content"], path, stem(inside)
    if kind == "value":
        data = record["value"].encode()
        try:
            has_id = "id" in json.loads(data)
        except (ValueError, TypeError):
            has_id = True
        # One line alone is always the first of its file.
        return data, f"{name}.jsonl", name if has_id else f"{name}/{hashlib.sha256(data).hexdigest()[:16]}"
    told = {field: value for field, value in record.items() if value is not None}
    data = json.dumps(told, ensure_ascii=False, default=str).encode()
    return data, f"{record['id']}.json", str(record["id"])


def _read(pipeline: Pipeline, records: Iterable[tuple], threads: int) -> Iterator[tuple]:
    """The facts of each article, or an error, whichever the record gave."""
    errors = []

    def articles():
        for article, error in records:
            if article is None:
                errors.append(error)
            else:
                yield article

    for article, found in pipeline._each(articles(), threads):
        yield (found, None) if found is not None else (None, failed(article))
        while errors:
            yield None, errors.pop(0)
    for error in errors:
        yield None, error


def _row(row: str, found: Facts | None, error: str | None) -> dict:
    if found is None:
        return {"row": row, "error": error}
    native = found._native
    published, words, keys = native.fingerprint()
    return {
        "row": row,
        "id": native.id,
        "published": published,
        "text": native.text,
        "facts": native.to_json(pretty=False),
        "reading": native.reading_json(),
        "names": [{"name": name, "profile": profile} for name, profile in native.bearers()],
        "words": words,
        "keys": keys,
    }


def _batches(rows: Iterator[dict], schema: pyarrow.Schema) -> Iterator[pyarrow.RecordBatch]:
    waiting = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _AT_ONCE:
            yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)
            waiting = []
    if waiting:
        yield pyarrow.RecordBatch.from_pylist(waiting, schema=schema)


# Who bears a name.


def _people(sound: DataFrame) -> DataFrame:
    """Of each article those of its names that are not simply one person's: ``id`` and ``people``, by name."""
    names = sound.select("id", F.explode("names").alias("of")).select("id", "of.name", "of.profile")
    counted = names.where("profile is not null").groupBy("name", "profile").count()
    # One profile is one person.
    of_name = counted.groupBy("name").agg(F.collect_list(F.struct("profile", "count")).alias("profiles")).where(F.size("profiles") > 1)

    def bear(batches):
        for batch in batches:
            rows = ((r["name"], _native.people(r["name"], [(p["profile"], p["count"]) for p in r["profiles"]])) for r in batch.to_pylist())
            told = [row for row in rows if row[1] is not None]
            yield pyarrow.record_batch([[row[0] for row in told], [row[1] for row in told]], schema=_schema("name", "people"))

    people = of_name.mapInArrow(bear, "name string, people string")
    return names.join(people, "name").groupBy("id").agg(F.map_from_entries(F.collect_list(F.struct("name", "people"))).alias("people"))


def _parts(sound: DataFrame, people: DataFrame, base: str | None) -> DataFrame:
    """The quads of each article and what it calls things, now that it is known who bears its names."""

    def part(batches):
        for batch in batches:
            yield from _batches(map(of_article, batch.to_pylist()), _PART)

    def of_article(row):
        native = _native.Facts.from_json(row["facts"], row["reading"])
        quads, labels = native.part(base, dict(row["people"] or []))
        return {
            "id": row["id"],
            "quads": [_terms(quad) for quad in quads],
            "labels": [{"node": node, "label": label, "quad": _terms(quad)} for node, label, quad in labels],
        }

    return sound.select("id", "facts", "reading").join(people, "id", "left").mapInArrow(part, _PARTS)


def _terms(quad: tuple[str, str, str, str]) -> dict:
    subject, predicate, object, graph = quad
    return {"subject": subject, "predicate": predicate, "object": object, "graph": graph}


# What a thing is called.


def _preferred(parts: DataFrame) -> DataFrame:
    """The quads that say which label of a thing most articles give."""
    labels = parts.select(F.explode("labels").alias("of")).select("of.*")
    counted = labels.groupBy("node", "label").count()
    of_node = counted.groupBy("node").agg(F.collect_list(F.struct("label", "count")).alias("labels")).where(F.size("labels") > 1)

    def lose(batches):
        for batch in batches:
            nodes, lost = [], []
            for row in batch.to_pylist():
                counts = {label["label"]: label["count"] for label in row["labels"]}
                preferred = _native.preferred(counts)
                lost += [label for label in counts if label != preferred]
                nodes += [row["node"]] * (len(counts) - 1)
            yield pyarrow.record_batch([nodes, lost], schema=_schema("node", "label"))

    lost = of_node.mapInArrow(lose, "node string, label string")
    return labels.join(lost, ["node", "label"], "left_anti").select("quad.*")


# Which articles are copies of another.


def _copies(sound: DataFrame, work: str, base: str | None) -> DataFrame:
    """What is said of which articles are copies or versions of another."""
    session = sound.sparkSession
    prints = sound.where(F.size("keys") > 0).select("id", "words", "keys")
    same = prints.groupBy("words").agg(F.min("id").alias("first"), F.count("*").alias("many")).where("many > 1")
    word_for_word = prints.join(same, "words").where("id != first").select("id", F.col("first").alias("other"))
    # Of texts that are the same word for word one is compared with others.
    keys = prints.join(word_for_word, "id", "left_anti").select("id", F.posexplode("keys").alias("place", "key"))
    shared = keys.groupBy("place", "key").count().where("count > 1").select("place", "key")
    keys = keys.join(shared, ["place", "key"])
    pairs = keys.join(keys.withColumnRenamed("id", "other"), ["place", "key"]).where("id < other").select("id", "other").distinct()
    texts = sound.select("id", "published", "text")
    pairs = pairs.join(texts.select("id", "text"), "id")
    pairs = pairs.join(texts.select(F.col("id").alias("other"), F.col("text").alias("of")), "other")
    edges = _kept(word_for_word.unionByName(pairs.mapInArrow(_alike, "id string, other string")), f"{work}/alike")
    if not edges.take(1):
        return session.createDataFrame([], QUADS)
    families = _families(edges, work)
    of_family = texts.join(families, "id").groupBy("family").agg(F.collect_list(F.struct("id", "published", "text")).alias("articles"))

    def link(batches):
        for batch in batches:
            found = [quad for row in batch.to_pylist() for quad in
                     _native.copies([(a["id"], a["published"], a["text"]) for a in row["articles"]], base)]
            yield pyarrow.RecordBatch.from_pylist([_terms(quad) for quad in found], schema=pyarrow.schema(list(_TERMS)))

    return of_family.mapInArrow(link, QUADS)


def _alike(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    for batch in batches:
        alike = [row for row in batch.to_pylist() if _native.are_alike(row["text"], row["of"])]
        yield pyarrow.record_batch([[row["id"] for row in alike], [row["other"] for row in alike]], schema=_schema("id", "other"))


def _families(edges: DataFrame, work: str) -> DataFrame:
    """Each article that is like another with the first id of all that are joined to it, however far."""
    both = edges.unionByName(edges.select(F.col("other").alias("id"), F.col("id").alias("other")))
    families = _kept(both.groupBy("id").agg(F.least("id", F.min("other")).alias("family")), f"{work}/families-0")
    turn = 0
    while True:
        turn += 1
        of_other = families.select(F.col("id").alias("other"), F.col("family").alias("theirs"))
        near = both.join(of_other, "other").groupBy("id").agg(F.min("theirs").alias("theirs"))
        # The first of a family may have found a family of its own meanwhile.
        ahead = families.select(F.col("id").alias("family"), F.col("family").alias("beyond"))
        moved = families.join(near, "id").join(ahead, "family", "left")
        moved = moved.select("id", F.least("family", "theirs", "beyond").alias("family"), F.col("family").alias("before"))
        moved = _kept(moved, f"{work}/families-{turn}")
        families = moved.select("id", "family")
        if not moved.where("family != before").take(1):
            return families


# What several need.


def _kept(frame: DataFrame, folder: str) -> DataFrame:
    """A frame that was written, so that nothing of it is made twice, and a machine that is lost costs what it was doing."""
    frame.write.mode("overwrite").parquet(folder)
    return frame.sparkSession.read.parquet(folder)


def _schema(*names: str) -> pyarrow.Schema:
    return pyarrow.schema([(name, pyarrow.string()) for name in names])


def _background(base: str | None) -> str:
    return _native.background(base)
