-- Releases as organisations handed them over. They come in through a role that may insert and read nothing; the gemeente's own role
-- reads them, and neither can change or remove one.

CREATE ROLE {{inbox}} NOLOGIN NOINHERIT;
GRANT {{inbox}} TO {{app}};
GRANT USAGE ON SCHEMA {{schema}} TO {{inbox}};

-- `manifest` is JSON that names everything of the release and the SHA-256 of each of its tables; `sha256` is its own.
CREATE TABLE release (
    nr int NOT NULL,
    organisation text NOT NULL,
    sequence int NOT NULL,
    manifest text NOT NULL,
    sha256 text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT release_pk PRIMARY KEY (nr),
    CONSTRAINT release_in_order UNIQUE (organisation, sequence)
);

-- A table of figures in the open form, byte for byte as it was released.
CREATE TABLE release_table (
    release int NOT NULL,
    name text NOT NULL,
    place int NOT NULL,
    csv text NOT NULL,
    sha256 text NOT NULL,
    CONSTRAINT release_table_pk PRIMARY KEY (release, name)
);

-- A release that was withdrawn stays readable, with the reason.
CREATE TABLE release_withdrawal (
    release int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    reason text NOT NULL,
    CONSTRAINT release_withdrawal_pk PRIMARY KEY (release)
);

-- What was fetched of a release; the organisation that made it sees how often.
CREATE TABLE release_download (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    release int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    file text NOT NULL,
    CONSTRAINT release_download_pk PRIMARY KEY (id)
);

CREATE INDEX release_download_of_release ON release_download (release);

GRANT SELECT ON release TO {{tenant}};
GRANT SELECT ON release_table TO {{tenant}};
GRANT SELECT ON release_withdrawal TO {{tenant}};
GRANT SELECT, INSERT ON release_download TO {{tenant}};

GRANT INSERT ON release TO {{inbox}};
GRANT INSERT ON release_table TO {{inbox}};
GRANT INSERT ON release_withdrawal TO {{inbox}};
