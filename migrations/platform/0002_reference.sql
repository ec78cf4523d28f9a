-- Reference data: readable by every role, written by migrations only.

-- Gemeenten with their jeugdregio and provincie, as dated rows; `valid_until` empty = current.
CREATE TABLE reference.gemeente (
    code text NOT NULL,
    name text NOT NULL,
    jeugdregio text NOT NULL,
    jeugdregio_name text NOT NULL,
    provincie text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source text NOT NULL,
    CONSTRAINT gemeente_pk PRIMARY KEY (code, valid_from)
);

CREATE TABLE reference.provincie (
    code text NOT NULL,
    name text NOT NULL,
    CONSTRAINT provincie_pk PRIMARY KEY (code)
);

-- Every day with the end of the term of three werkdagen that starts on it (docs/glossary.md, werkdag).
CREATE TABLE reference.werkdag (
    day date NOT NULL,
    is_werkdag boolean NOT NULL,
    third_after date NOT NULL,
    CONSTRAINT werkdag_pk PRIMARY KEY (day)
);

-- Code lists with their domain: 31 means opposite things in jw and wmo.
CREATE TABLE reference.reden_beeindiging (
    source text NOT NULL,
    code text NOT NULL,
    cbs text,
    CONSTRAINT reden_beeindiging_pk PRIMARY KEY (source, code)
);

INSERT INTO reference.provincie (code, name) VALUES
    ('PV20', 'Groningen'), ('PV21', 'Fryslân'), ('PV22', 'Drenthe'), ('PV23', 'Overijssel'), ('PV24', 'Flevoland'),
    ('PV25', 'Gelderland'), ('PV26', 'Utrecht'), ('PV27', 'Noord-Holland'), ('PV28', 'Zuid-Holland'), ('PV29', 'Zeeland'),
    ('PV30', 'Noord-Brabant'), ('PV31', 'Limburg');

GRANT SELECT ON reference.gemeente, reference.provincie, reference.werkdag, reference.reden_beeindiging TO PUBLIC;
