-- The installation's own tables. `{{app}}` is the login role's working role; it owns nothing.

CREATE TABLE platform.tenant (
    id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    code text,
    schema_name text NOT NULL,
    role_name text NOT NULL,
    state text NOT NULL DEFAULT 'actief',
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT tenant_pk PRIMARY KEY (id),
    CONSTRAINT tenant_kind_known CHECK (kind IN ('organisatie', 'gemeente')),
    CONSTRAINT tenant_state_known CHECK (state IN ('actief', 'opgeschort')),
    CONSTRAINT tenant_schema_once UNIQUE (schema_name)
);

-- One row per migration file and tenant; tenant '' is the platform itself.
CREATE TABLE platform.migration (
    tenant text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT migration_pk PRIMARY KEY (tenant, name)
);

CREATE TABLE platform.account (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    email text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_sign_in_at timestamptz,
    failed_sign_ins int NOT NULL DEFAULT 0,
    locked_until timestamptz,
    CONSTRAINT account_pk PRIMARY KEY (id),
    CONSTRAINT account_email_once UNIQUE (email)
);

-- What a person may be where; the tenant of a request comes from here and from nowhere else.
CREATE TABLE platform.membership (
    account uuid NOT NULL,
    tenant text NOT NULL,
    role text NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT membership_pk PRIMARY KEY (account, tenant, role),
    CONSTRAINT membership_account_fk FOREIGN KEY (account) REFERENCES platform.account (id) ON DELETE CASCADE
);

-- The token itself is never stored, only its SHA-256.
CREATE TABLE platform.session (
    token_sha256 text NOT NULL,
    account uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    csrf_token text NOT NULL,
    user_agent text NOT NULL DEFAULT '',
    CONSTRAINT session_pk PRIMARY KEY (token_sha256),
    CONSTRAINT session_account_fk FOREIGN KEY (account) REFERENCES platform.account (id) ON DELETE CASCADE
);

CREATE INDEX session_of_account ON platform.session (account);

GRANT SELECT ON platform.tenant TO {{app}};
GRANT SELECT, INSERT, UPDATE ON platform.account TO {{app}};
GRANT SELECT, INSERT, DELETE ON platform.membership TO {{app}};
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.session TO {{app}};
