-- Measures (maatregelen): what is done about something that fell short, by whom and by when, and whether it helped. Versions on the
-- tenant's clock like other settings, so that an earlier stand shows what was recorded then.

CREATE TABLE maatregelen (
    maatregel_nr text COLLATE "C" NOT NULL,
    clausules text COLLATE "C" NOT NULL,
    controle text COLLATE "C",
    aanleiding text COLLATE "C",
    oorzaak text COLLATE "C",
    omschrijving text COLLATE "C" NOT NULL,
    eigenaar text COLLATE "C" NOT NULL,
    eigenaar_email text COLLATE "C",
    begin_op date NOT NULL,
    uiterlijk_op date NOT NULL,
    gereed_op date,
    bewijs text COLLATE "C",
    doeltreffend boolean,
    beoordeeld_op date,
    beoordeeld_door text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT maatregelen_pk PRIMARY KEY (maatregel_nr, recorded_until)
);

CREATE TABLE staged_maatregelen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    maatregel_nr text COLLATE "C",
    clausules text COLLATE "C",
    controle text COLLATE "C",
    aanleiding text COLLATE "C",
    oorzaak text COLLATE "C",
    omschrijving text COLLATE "C",
    eigenaar text COLLATE "C",
    eigenaar_email text COLLATE "C",
    begin_op date,
    uiterlijk_op date,
    gereed_op date,
    bewijs text COLLATE "C",
    doeltreffend boolean,
    beoordeeld_op date,
    beoordeeld_door text COLLATE "C",
    CONSTRAINT staged_maatregelen_pk PRIMARY KEY (file, line)
);

GRANT SELECT, INSERT, UPDATE ON maatregelen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_maatregelen TO {{tenant}};
