-- An organisation's own colour and logo. Every change adds a version, so that the one before can be brought back; the last
-- one in use is what pages show. At most one is being tried, and only its own page shows it.

CREATE TABLE house_style (
    version int NOT NULL,
    state text NOT NULL,
    accent text,
    logo bytea,
    actor text NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT house_style_pk PRIMARY KEY (version),
    CONSTRAINT house_style_state_known CHECK (state IN ('proef', 'gebruikt')),
    CONSTRAINT house_style_accent_is_a_color CHECK (accent ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT house_style_logo_is_small CHECK (octet_length(logo) <= 204800)
);

-- A trial is thrown away; what was used stays.
GRANT SELECT, INSERT, DELETE ON house_style TO {{tenant}};
