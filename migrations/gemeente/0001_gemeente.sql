-- A gemeente's own schema. It holds releases only, never cases; their tables come with the first release.

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

GRANT SELECT, INSERT ON access_log TO {{tenant}};
