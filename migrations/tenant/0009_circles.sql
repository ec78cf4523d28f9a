-- Circles: figures of several organisations together, for a jeugdregio and the public.

-- Whether what this organisation releases may be added up with others', from when on; the last row counts. None = no.
CREATE TABLE circle_consent (
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    set_by text NOT NULL,
    contributes boolean NOT NULL,
    CONSTRAINT circle_consent_pk PRIMARY KEY (set_at)
);

-- The circles that hold figures of this organisation, and the releases they were read from.
CREATE TABLE circle_part (
    circle int NOT NULL,
    jeugdregio text NOT NULL,
    year int NOT NULL,
    releases text NOT NULL,
    joined_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT circle_part_pk PRIMARY KEY (circle)
);

GRANT SELECT, INSERT ON circle_consent TO {{tenant}};
GRANT SELECT, INSERT ON circle_part TO {{tenant}};
