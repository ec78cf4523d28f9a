-- Settings that people enter: versions like those of delivered rows, on the same clock, so that an earlier stand shows them as
-- they were known then. The first kind: targets (streefwaarden) beside figures.

CREATE TABLE streefwaarden (
    streefwaarde_nr text COLLATE "C" NOT NULL,
    indicator text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    richting text COLLATE "C" NOT NULL,
    waarde numeric NOT NULL,
    gemeente text COLLATE "C",
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    toelichting text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT streefwaarden_pk PRIMARY KEY (streefwaarde_nr, recorded_until)
);

CREATE TABLE staged_streefwaarden (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    streefwaarde_nr text COLLATE "C",
    indicator text COLLATE "C",
    soort text COLLATE "C",
    richting text COLLATE "C",
    waarde numeric,
    gemeente text COLLATE "C",
    geldig_vanaf date,
    geldig_tot date,
    toelichting text COLLATE "C",
    CONSTRAINT staged_streefwaarden_pk PRIMARY KEY (file, line)
);

GRANT SELECT, INSERT, UPDATE ON streefwaarden TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_streefwaarden TO {{tenant}};
