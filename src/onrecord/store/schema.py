"""The tables of a ledger, and the views with plain names that people and other programs look at.

In words that SQLite 3.31 knows: other programs open the file with an older SQLite than ours, and one view that it
cannot parse hides all tables from it.

Numbers are the file's own (rowids), ids are those of the records. Offsets are half-open code points of
`article.text`; in SQL the words are `substr(text, start + 1, "end" - start)`. Rows are added; what is ever changed is
named where it stands: `reading.current`, `failure.resolved`.
"""

from __future__ import annotations

from onrecord.store import claims, copies, stories
from onrecord.store.migrations import Migration

TABLES = """
CREATE TABLE run (
  number INTEGER PRIMARY KEY, started TEXT NOT NULL, command TEXT NOT NULL, version TEXT NOT NULL,
  settings TEXT NOT NULL                       -- JSON
);
CREATE TABLE raw (                             -- the bytes an article came from, packed with zlib
  sha256 TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL, packed BLOB NOT NULL
);
CREATE TABLE article (                         -- as it was taken in; what a reader found is in reading
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  url TEXT, outlet TEXT, domain TEXT, title TEXT, byline TEXT, published TEXT, language TEXT,
  outlet_key TEXT,                             -- outlet, else domain, in lower case
  day TEXT,                                    -- published, as YYYY-MM-DD or less
  text_sha256 TEXT, raw_sha256 TEXT, offsets_to_source TEXT,
  run INTEGER NOT NULL REFERENCES run,
  credits TEXT NOT NULL, more TEXT,            -- JSON: credits known before reading; keys that the format has not
  text TEXT NOT NULL
);
CREATE INDEX article_outlet ON article (outlet_key);
CREATE INDEX article_day ON article (day);
CREATE TABLE ref (                             -- the names under which it was met, in order
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, ref TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  UNIQUE (article, ref)
);
CREATE INDEX ref_ref ON ref (ref);
CREATE TABLE ledger (                          -- what was done with which article; commits with its results
  article INTEGER NOT NULL REFERENCES article, stage TEXT NOT NULL, version TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed')),
  detail TEXT,                                 -- a word for what came of it, or the code of the failure
  run INTEGER NOT NULL REFERENCES run,
  PRIMARY KEY (article, stage, version, outcome)
) WITHOUT ROWID;
CREATE INDEX ledger_stage ON ledger (stage, version, outcome, article);
CREATE TABLE failure (                         -- an input that gave no article, or an article that failed in a stage
  number INTEGER PRIMARY KEY, ref TEXT NOT NULL, stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  resolved INTEGER REFERENCES run              -- the run in which it went well
);
CREATE UNIQUE INDEX failure_open ON failure (ref, stage, code, message) WHERE resolved IS NULL;
CREATE TABLE reading (                         -- one reader's result for one article
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, version TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),  -- 1: the newest, which the views show
  outcome TEXT, language TEXT, reader TEXT,    -- reader: JSON
  run INTEGER NOT NULL REFERENCES run,
  UNIQUE (article, version)
);
CREATE UNIQUE INDEX reading_current ON reading (article) WHERE current;
CREATE TABLE statement (
  number INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES reading,
  article INTEGER NOT NULL REFERENCES article,  -- the reading's, again: searches are quicker by it
  id TEXT NOT NULL, parent TEXT,
  speaker_key TEXT,                            -- speaker in lower case, white space as one space
  speaker TEXT, speaker_id TEXT, speaker_type TEXT, kind TEXT, attitude TEXT, negated INTEGER, hedged INTEGER,
  score REAL, source TEXT, cue TEXT, content TEXT NOT NULL,  -- the words; their offsets are in span
  more TEXT                                    -- JSON
);
CREATE INDEX statement_reading ON statement (reading, number);
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_speaker ON statement (speaker_key);
CREATE TABLE span (                            -- role: cue, source, content, addressee, medium, time, place
  statement INTEGER NOT NULL REFERENCES statement, role TEXT NOT NULL, position INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (statement, role, position)
) WITHOUT ROWID;
CREATE TABLE circumstance (
  statement INTEGER NOT NULL REFERENCES statement, position INTEGER NOT NULL, label TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, more TEXT,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE TABLE hop (                             -- statement.via
  statement INTEGER NOT NULL REFERENCES statement, position INTEGER NOT NULL, role TEXT NOT NULL, name TEXT,
  start INTEGER, "end" INTEGER, more TEXT,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE TABLE speaker (                         -- one who speaks in one article
  reading INTEGER NOT NULL REFERENCES reading, position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
  name_key TEXT NOT NULL, type TEXT, more TEXT,
  PRIMARY KEY (reading, position)
) WITHOUT ROWID;
CREATE TABLE speaker_span (                    -- role: mention, description
  reading INTEGER NOT NULL REFERENCES reading, speaker INTEGER NOT NULL, role TEXT NOT NULL,
  position INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (reading, speaker, role, position)
) WITHOUT ROWID;
CREATE TABLE credit (
  reading INTEGER NOT NULL REFERENCES reading, position INTEGER NOT NULL, outlet TEXT NOT NULL, role TEXT NOT NULL,
  place TEXT, start INTEGER, "end" INTEGER, more TEXT,
  PRIMARY KEY (reading, position)
) WITHOUT ROWID;
-- Holds the statements of current readings only: readings.py takes out those of a reading that is replaced.
-- Datasette finds the search by content="statement", in double quotation marks.
CREATE VIRTUAL TABLE statement_fts USING fts5(
  content, content="statement", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN
  INSERT INTO statement_fts (rowid, content) VALUES (new.number, new.content);
END;
"""

VIEWS = """
CREATE VIEW articles AS
  SELECT a.id, coalesce(a.outlet, a.domain) AS outlet, a.published, a.title, a.byline, a.url,
         coalesce(r.language, a.language) AS language, r.outcome,
         (SELECT count(*) FROM statement s WHERE s.reading = r.number) AS statements,
         (SELECT ref FROM ref WHERE ref.article = a.number ORDER BY ref.number LIMIT 1) AS ref,
         r.version AS read_by, a.text
  FROM article a LEFT JOIN reading r ON r.article = a.number AND r.current;
CREATE VIEW statements AS
  SELECT a.id || ':' || s.id AS id, s.speaker, s.speaker_type, s.source, s.cue, s.content, s.kind, s.attitude,
         s.negated, s.hedged, s.score, s.parent IS NOT NULL AS nested, a.id || ':' || s.parent AS parent,
         (SELECT group_concat(label, ' ') FROM
           (SELECT label FROM circumstance c WHERE c.statement = s.number ORDER BY c.position)) AS circumstances,
         coalesce(a.outlet, a.domain) AS outlet, a.published, a.title, a.url, a.id AS article,
         (SELECT min(start) FROM span WHERE span.statement = s.number AND role = 'content') AS content_start,
         (SELECT max("end") FROM span WHERE span.statement = s.number AND role = 'content') AS content_end
  FROM statement s JOIN reading r ON r.number = s.reading AND r.current JOIN article a ON a.number = r.article;
CREATE VIEW speakers AS
  SELECT min(s.speaker) AS name, min(s.speaker_type) AS type, count(*) AS statements,
         count(DISTINCT a.number) AS articles, count(DISTINCT a.outlet_key) AS outlets,
         min(a.day) AS first, max(a.day) AS last
  FROM statement s JOIN reading r ON r.number = s.reading AND r.current JOIN article a ON a.number = r.article
  WHERE s.speaker_key IS NOT NULL
  GROUP BY s.speaker_key;
CREATE VIEW outlets AS
  SELECT min(coalesce(a.outlet, a.domain)) AS name, count(DISTINCT a.number) AS articles,
         count(s.number) AS statements, count(DISTINCT s.speaker_key) AS speakers,
         min(a.day) AS first, max(a.day) AS last
  FROM article a LEFT JOIN reading r ON r.article = a.number AND r.current LEFT JOIN statement s ON s.reading = r.number
  WHERE a.outlet_key IS NOT NULL
  GROUP BY a.outlet_key;
CREATE VIEW failures AS
  SELECT f.ref, f.stage, f.code, f.message, run.started AS since
  FROM failure f JOIN run ON run.number = f.run WHERE f.resolved IS NULL;
"""

MIGRATIONS = (
    Migration("0001-articles-and-readings", TABLES),
    Migration("0002-views", VIEWS),
    *copies.MIGRATIONS,
    *stories.MIGRATIONS,
    *claims.MIGRATIONS,
)
