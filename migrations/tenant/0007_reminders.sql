-- Reminders that went out: one digest per person per day. A row is claimed before the mail leaves, so that two servers never
-- send the same digest, and says afterwards whether it was taken.
CREATE TABLE reminder (
    day date NOT NULL,
    recipient text COLLATE "C" NOT NULL,
    state text NOT NULL,
    items int NOT NULL,
    at timestamptz NOT NULL,
    message text NOT NULL DEFAULT '',
    CONSTRAINT reminder_pk PRIMARY KEY (day, recipient),
    CONSTRAINT reminder_state_known CHECK (state IN ('bezig', 'verzonden', 'mislukt'))
);

GRANT SELECT, INSERT, UPDATE ON reminder TO {{tenant}};
