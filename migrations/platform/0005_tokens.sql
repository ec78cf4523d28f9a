-- What programs show to the machine interface. The token itself is never stored, only its SHA-256.
CREATE TABLE platform.token (
    number int NOT NULL,
    tenant text NOT NULL,
    -- Who answers for it; empty = who runs the installation. It may never do more than this person may.
    account uuid,
    name text NOT NULL,
    token_sha256 text NOT NULL,
    purposes text[] NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT token_pk PRIMARY KEY (number),
    CONSTRAINT token_once UNIQUE (token_sha256),
    CONSTRAINT token_account_fk FOREIGN KEY (account) REFERENCES platform.account (id) ON DELETE CASCADE
);

GRANT SELECT, INSERT, UPDATE ON platform.token TO {{app}};
