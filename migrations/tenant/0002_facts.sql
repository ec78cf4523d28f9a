-- Facts: what the figures need of many rows, worked out once per delivery instead of at every question.
--
-- A fact has versions like what it rests on, so that it answers at every stand; and it holds dates where the peildatum
-- decides, so that it answers on every day: time itself moves figures. `facts_through` is the last moment up to which they
-- are worked out; a later stand is read from the versions.

ALTER TABLE clock ADD COLUMN facts_through int NOT NULL DEFAULT 0;

-- Per case: the first evaluation that decided or ended something, all hours, and the client's next start.
CREATE TABLE case_fact (
    casus_nr text COLLATE "C" NOT NULL,
    afgeschaald_op date,
    opgeschaald_op date,
    eind_op date,
    uren numeric,
    laatste_inzet_op date,
    volgende_start_op date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    CONSTRAINT case_fact_pk PRIMARY KEY (casus_nr, recorded_until)
);

-- Per goal of an ended case: the score that counts on the days from `vanaf` up to, not including, `tot`; NULL = none yet.
CREATE TABLE goal_fact (
    doel_nr text COLLATE "C" NOT NULL,
    vanaf date NOT NULL,
    tot date NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    domein text COLLATE "C" NOT NULL,
    gewicht numeric NOT NULL,
    score int,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    CONSTRAINT goal_fact_pk PRIMARY KEY (doel_nr, vanaf, recorded_until)
);

CREATE INDEX goal_fact_by_case ON goal_fact (casus_nr);

-- Per case, month and part of the day: the hours of all visits, and the first and last day of them.
CREATE TABLE visit_fact (
    casus_nr text COLLATE "C" NOT NULL,
    maand date NOT NULL,
    dagdeel text COLLATE "C" NOT NULL,
    uren numeric NOT NULL,
    eerste_op date NOT NULL,
    laatste_op date NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    CONSTRAINT visit_fact_pk PRIMARY KEY (casus_nr, maand, dagdeel, recorded_until)
);

-- The cases whose facts a delivery may have changed; filled and emptied inside the delivery's own transaction.
CREATE TABLE touched_case (
    casus_nr text COLLATE "C" NOT NULL,
    CONSTRAINT touched_case_pk PRIMARY KEY (casus_nr)
);

-- What a moment began and what it closed, found without reading the whole table.
CREATE INDEX medewerkers_by_begin ON medewerkers (recorded_from);
CREATE INDEX medewerkers_by_end ON medewerkers (recorded_until) WHERE recorded_until < 2147483647;
CREATE INDEX casussen_by_begin ON casussen (recorded_from);
CREATE INDEX casussen_by_end ON casussen (recorded_until) WHERE recorded_until < 2147483647;
CREATE INDEX doelen_by_begin ON doelen (recorded_from);
CREATE INDEX doelen_by_end ON doelen (recorded_until) WHERE recorded_until < 2147483647;
CREATE INDEX evaluaties_by_begin ON evaluaties (recorded_from);
CREATE INDEX evaluaties_by_end ON evaluaties (recorded_until) WHERE recorded_until < 2147483647;
CREATE INDEX doelscores_by_begin ON doelscores (recorded_from);
CREATE INDEX doelscores_by_end ON doelscores (recorded_until) WHERE recorded_until < 2147483647;
CREATE INDEX inzet_by_begin ON inzet (recorded_from);
CREATE INDEX inzet_by_end ON inzet (recorded_until) WHERE recorded_until < 2147483647;

-- The rows of one case, and the cases of one client.
CREATE INDEX casussen_by_client ON casussen (client_nr);
CREATE INDEX doelen_by_case ON doelen (casus_nr);
CREATE INDEX evaluaties_by_case ON evaluaties (casus_nr);
CREATE INDEX doelscores_by_goal ON doelscores (doel_nr);
CREATE INDEX inzet_by_case ON inzet (casus_nr);
CREATE INDEX regie_by_case ON regie (casus_nr);
CREATE INDEX facturen_by_case ON facturen (casus_nr);

GRANT SELECT, INSERT, UPDATE ON case_fact TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON goal_fact TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON visit_fact TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON touched_case TO {{tenant}};
