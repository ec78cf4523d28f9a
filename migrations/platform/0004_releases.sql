-- The numbers of releases, given out once for the whole installation. A number without a release was reserved for one that failed.

CREATE TABLE platform.release (
    nr int NOT NULL,
    organisation text NOT NULL,
    gemeente text NOT NULL,
    reserved_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT release_pk PRIMARY KEY (nr)
);

CREATE INDEX release_of_gemeente ON platform.release (gemeente);

GRANT SELECT, INSERT ON platform.release TO {{app}};
