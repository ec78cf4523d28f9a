-- A jeugdregio's own schema. It holds circles only: figures of several organisations together. They come in through a role that may
-- insert and read nothing; the jeugdregio's own role reads them, and neither can change or remove one.

CREATE ROLE {{inbox}} NOLOGIN NOINHERIT;
GRANT {{inbox}} TO {{app}};
GRANT USAGE ON SCHEMA {{schema}} TO {{inbox}};

CREATE TABLE access_log (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    action text NOT NULL,
    purpose text NOT NULL,
    object_kind text NOT NULL,
    object text NOT NULL,
    outcome int NOT NULL,
    detail text NOT NULL,
    CONSTRAINT access_log_pk PRIMARY KEY (id),
    CONSTRAINT access_log_action_known CHECK (action IN ('C', 'R', 'U', 'D', 'E'))
);

CREATE INDEX access_log_by_time ON access_log (at);

-- One for each year, for good: a second one would show by the difference what was kept back. `manifest` is JSON that names the
-- SHA-256 of the table, which stands in the open form, byte for byte; `sha256` is its own.
CREATE TABLE circle (
    nr int NOT NULL,
    year int NOT NULL,
    manifest text NOT NULL,
    csv text NOT NULL,
    sha256 text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT circle_pk PRIMARY KEY (nr),
    CONSTRAINT circle_once_a_year UNIQUE (year)
);

-- A circle that was withdrawn stays readable, with the reason.
CREATE TABLE circle_withdrawal (
    circle int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    reason text NOT NULL,
    CONSTRAINT circle_withdrawal_pk PRIMARY KEY (circle)
);

GRANT SELECT, INSERT ON access_log TO {{tenant}};
GRANT SELECT ON circle TO {{tenant}};
GRANT SELECT ON circle_withdrawal TO {{tenant}};

GRANT INSERT ON circle TO {{inbox}};
GRANT INSERT ON circle_withdrawal TO {{inbox}};
