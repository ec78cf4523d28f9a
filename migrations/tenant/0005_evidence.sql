-- Files as evidence. What is known of a file is a version like any other, on the tenant's clock; its bytes lie in pieces under their
-- SHA-256, are kept once however often they are uploaded, and are never changed or removed (decision 0011).

CREATE TABLE bewijzen (
    bewijs_nr text COLLATE "C" NOT NULL,
    bestand text COLLATE "C" NOT NULL,
    vorm text COLLATE "C" NOT NULL,
    bytes int NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    geldig_vanaf date,
    omschrijving text COLLATE "C",
    clausules text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT bewijzen_pk PRIMARY KEY (bewijs_nr, recorded_until)
);

CREATE TABLE staged_bewijzen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    bewijs_nr text COLLATE "C",
    bestand text COLLATE "C",
    vorm text COLLATE "C",
    bytes int,
    sha256 text COLLATE "C",
    geldig_vanaf date,
    omschrijving text COLLATE "C",
    clausules text COLLATE "C",
    CONSTRAINT staged_bewijzen_pk PRIMARY KEY (file, line)
);

CREATE TABLE evidence_content (
    sha256 text COLLATE "C" NOT NULL,
    bytes int NOT NULL,
    pieces int NOT NULL,
    CONSTRAINT evidence_content_pk PRIMARY KEY (sha256),
    CONSTRAINT evidence_content_is_a_hash CHECK (sha256 ~ '^[0-9a-f]{64}$')
);

CREATE TABLE evidence_piece (
    sha256 text COLLATE "C" NOT NULL,
    place int NOT NULL,
    data bytea NOT NULL,
    CONSTRAINT evidence_piece_pk PRIMARY KEY (sha256, place),
    CONSTRAINT evidence_piece_is_small CHECK (octet_length(data) BETWEEN 1 AND 262144)
);

-- Documents and pictures are compressed already.
ALTER TABLE evidence_piece ALTER COLUMN data SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, UPDATE ON bewijzen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_bewijzen TO {{tenant}};
GRANT SELECT, INSERT ON evidence_content TO {{tenant}};
GRANT SELECT, INSERT ON evidence_piece TO {{tenant}};
