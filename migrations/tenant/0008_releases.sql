-- Releases to gemeenten: what was laid before a second person, what went out, and what was withdrawn. The tables themselves stand with
-- the gemeente.

CREATE TABLE release (
    nr int NOT NULL,
    gemeente text NOT NULL,
    sequence int NOT NULL,
    period text NOT NULL,
    peildatum date NOT NULL,
    stand text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_by text NOT NULL,
    approved_by text,
    replaces int,
    sha256 text NOT NULL,
    -- JSON: how many figures are shown, hidden and without a value, and how many changed.
    summary text NOT NULL,
    CONSTRAINT release_pk PRIMARY KEY (nr),
    CONSTRAINT release_in_order UNIQUE (gemeente, sequence)
);

CREATE TABLE release_withdrawal (
    release int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    made_by text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT release_withdrawal_pk PRIMARY KEY (release)
);

-- A release that waits for a second person: what it is to be made of, and what the first person saw.
CREATE TABLE release_proposal (
    id uuid NOT NULL,
    gemeente text NOT NULL,
    period text NOT NULL,
    stand text NOT NULL,
    note text NOT NULL,
    content_sha256 text NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    proposed_by text NOT NULL,
    CONSTRAINT release_proposal_pk PRIMARY KEY (id)
);

-- What became of a proposal: uitgegeven, afgewezen or ingetrokken.
CREATE TABLE release_decision (
    proposal uuid NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    decided_by text NOT NULL,
    outcome text NOT NULL,
    release int,
    CONSTRAINT release_decision_pk PRIMARY KEY (proposal),
    CONSTRAINT release_decision_known CHECK (outcome IN ('uitgegeven', 'afgewezen', 'ingetrokken'))
);

-- Whether releases need a second person, from when on; the last row counts.
CREATE TABLE release_setting (
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    set_by text NOT NULL,
    second_person boolean NOT NULL,
    CONSTRAINT release_setting_pk PRIMARY KEY (set_at)
);

GRANT SELECT, INSERT ON release TO {{tenant}};
GRANT SELECT, INSERT ON release_withdrawal TO {{tenant}};
GRANT SELECT, INSERT ON release_proposal TO {{tenant}};
GRANT SELECT, INSERT ON release_decision TO {{tenant}};
GRANT SELECT, INSERT ON release_setting TO {{tenant}};
