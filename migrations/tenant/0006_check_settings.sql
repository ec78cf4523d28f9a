-- Settings of the checks: exceptions with their reason and end, and parameters set otherwise than the standard. Versions on the
-- tenant's clock like streefwaarden, so that an earlier stand judges by what was recorded then.

CREATE TABLE uitzonderingen (
    uitzondering_nr text COLLATE "C" NOT NULL,
    controle text COLLATE "C" NOT NULL,
    onderwerp_soort text COLLATE "C" NOT NULL,
    onderwerp_nr text COLLATE "C" NOT NULL,
    grond text COLLATE "C" NOT NULL,
    reden text COLLATE "C" NOT NULL,
    document_nr text COLLATE "C" NOT NULL,
    besloten_door text COLLATE "C" NOT NULL,
    geldig_vanaf date NOT NULL,
    geldig_tot date NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT uitzonderingen_pk PRIMARY KEY (uitzondering_nr, recorded_until)
);

CREATE TABLE staged_uitzonderingen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    uitzondering_nr text COLLATE "C",
    controle text COLLATE "C",
    onderwerp_soort text COLLATE "C",
    onderwerp_nr text COLLATE "C",
    grond text COLLATE "C",
    reden text COLLATE "C",
    document_nr text COLLATE "C",
    besloten_door text COLLATE "C",
    geldig_vanaf date,
    geldig_tot date,
    CONSTRAINT staged_uitzonderingen_pk PRIMARY KEY (file, line)
);

CREATE TABLE parameters (
    parameter_nr text COLLATE "C" NOT NULL,
    parameter text COLLATE "C" NOT NULL,
    getal int NOT NULL,
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    toelichting text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT parameters_pk PRIMARY KEY (parameter_nr, recorded_until)
);

CREATE TABLE staged_parameters (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    parameter_nr text COLLATE "C",
    parameter text COLLATE "C",
    getal int,
    geldig_vanaf date,
    geldig_tot date,
    toelichting text COLLATE "C",
    CONSTRAINT staged_parameters_pk PRIMARY KEY (file, line)
);

GRANT SELECT, INSERT, UPDATE ON uitzonderingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON parameters TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_uitzonderingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_parameters TO {{tenant}};

-- Clauses of norms of the organisation's own, beside those the product comes with.
CREATE TABLE normen (
    norm_nr text COLLATE "C" NOT NULL,
    titel text COLLATE "C" NOT NULL,
    omschrijving text COLLATE "C" NOT NULL,
    controles text COLLATE "C",
    documentsoorten text COLLATE "C",
    buiten text COLLATE "C",
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT normen_pk PRIMARY KEY (norm_nr, recorded_until)
);

CREATE TABLE staged_normen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    norm_nr text COLLATE "C",
    titel text COLLATE "C",
    omschrijving text COLLATE "C",
    controles text COLLATE "C",
    documentsoorten text COLLATE "C",
    buiten text COLLATE "C",
    geldig_vanaf date,
    geldig_tot date,
    CONSTRAINT staged_normen_pk PRIMARY KEY (file, line)
);

GRANT SELECT, INSERT, UPDATE ON normen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_normen TO {{tenant}};
