-- An organisation's own schema: deliveries, the versions of every delivered row, and the access log.
--
-- Time, second axis: every dated event of a tenant has a number, its moment (1, 2, 3 …). A version is known from moment
-- `recorded_from` up to, not including, `recorded_until`; 2147483647 means it is current. The instant of a moment stands
-- in `moment`, is taken last, under the tenant's lock, and strictly increases: a figure read under it never changes again.
-- Texts compare by code point (COLLATE "C"), so that no server's locale changes a figure.
-- `delivery` is the delivery that brought the values; an undo restores rows under their original delivery.

CREATE TABLE clock (
    id int NOT NULL,
    CONSTRAINT clock_pk PRIMARY KEY (id),
    CONSTRAINT clock_is_one_row CHECK (id = 1)
);

INSERT INTO clock (id) VALUES (1);

CREATE TABLE moment (
    number int NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    delivery int NOT NULL,
    actor text NOT NULL,
    CONSTRAINT moment_pk PRIMARY KEY (number),
    CONSTRAINT moment_kind_known CHECK (kind IN ('levering', 'ongedaan'))
);

CREATE INDEX moment_by_time ON moment (at);

CREATE TABLE delivery (
    number int NOT NULL,
    moment int NOT NULL,
    committed_at timestamptz NOT NULL,
    source text NOT NULL,
    mode text NOT NULL,
    actor text NOT NULL,
    undone_moment int,
    receipt jsonb NOT NULL,
    CONSTRAINT delivery_pk PRIMARY KEY (number),
    CONSTRAINT delivery_source_known CHECK (source IN ('bestand', 'pagina', 'bericht')),
    CONSTRAINT delivery_mode_known CHECK (mode IN ('strict', 'partial'))
);

-- Rejected rows and warnings of committed deliveries, so that they can be fetched again.
CREATE TABLE delivery_issue (
    delivery int NOT NULL,
    position int NOT NULL,
    file int NOT NULL,
    line int NOT NULL,
    column_name text NOT NULL,
    code text NOT NULL,
    level text NOT NULL,
    message text NOT NULL,
    CONSTRAINT delivery_issue_pk PRIMARY KEY (delivery, position)
);

CREATE TABLE access_log (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    action text NOT NULL,
    purpose text NOT NULL,
    object_kind text NOT NULL,
    object text NOT NULL,
    outcome int NOT NULL,
    detail text NOT NULL,
    CONSTRAINT access_log_pk PRIMARY KEY (id),
    CONSTRAINT access_log_action_known CHECK (action IN ('C', 'R', 'U', 'D', 'E'))
);

CREATE INDEX access_log_by_time ON access_log (at);

CREATE TABLE medewerkers (
    medewerker_nr text COLLATE "C" NOT NULL,
    naam text COLLATE "C" NOT NULL,
    functie text COLLATE "C" NOT NULL,
    contractvorm text COLLATE "C",
    in_dienst_op date NOT NULL,
    uit_dienst_op date,
    mbo_niveau int,
    diploma_op date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT medewerkers_pk PRIMARY KEY (medewerker_nr, recorded_until)
);

CREATE TABLE registraties (
    registratie_nr text COLLATE "C" NOT NULL,
    medewerker_nr text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    nummer text COLLATE "C",
    afgegeven_op date,
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    profiel text COLLATE "C",
    bewijs text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT registraties_pk PRIMARY KEY (registratie_nr, recorded_until)
);

CREATE TABLE scholingen (
    scholing_nr text COLLATE "C" NOT NULL,
    medewerker_nr text COLLATE "C" NOT NULL,
    datum date NOT NULL,
    onderwerp text COLLATE "C" NOT NULL,
    categorie text COLLATE "C" NOT NULL,
    punten numeric NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT scholingen_pk PRIMARY KEY (scholing_nr, recorded_until)
);

CREATE TABLE skj_partners (
    partner_nr text COLLATE "C" NOT NULL,
    naam text COLLATE "C" NOT NULL,
    organisatie text COLLATE "C" NOT NULL,
    skj_nummer text COLLATE "C" NOT NULL,
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    gecontroleerd_op date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT skj_partners_pk PRIMARY KEY (partner_nr, recorded_until)
);

CREATE TABLE casussen (
    casus_nr text COLLATE "C" NOT NULL,
    client_nr text COLLATE "C" NOT NULL,
    gemeente text COLLATE "C" NOT NULL,
    wijkteam text COLLATE "C",
    ontvangen_op date NOT NULL,
    verwijzer text COLLATE "C" NOT NULL,
    kwetsbaarheid text COLLATE "C" NOT NULL,
    problematiek text COLLATE "C",
    geboren_of_uitgerekend_op date NOT NULL,
    contact_op date,
    aangemeld_wijkteam_op date,
    advies_op date,
    advies_uren numeric,
    wet text COLLATE "C",
    akkoord_soort text COLLATE "C",
    akkoord_op date,
    akkoord_uren numeric,
    indicatie_op date,
    toewijzingnummer text COLLATE "C",
    gestart_op date,
    giz_op date,
    plan_op date,
    netwerk_op date,
    beeindigd_op date,
    reden_bron text COLLATE "C",
    reden_beeindiging text COLLATE "C",
    ingetrokken_op date,
    afgewezen_op date,
    tevredenheid int,
    zonder_hulp_verder text COLLATE "C",
    doorverwezen_naar text COLLATE "C",
    overdracht_op date,
    facturatie text COLLATE "C",
    kosten numeric,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT casussen_pk PRIMARY KEY (casus_nr, recorded_until)
);

CREATE TABLE regie (
    regie_nr text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    partner_nr text COLLATE "C",
    team text COLLATE "C",
    vanaf date NOT NULL,
    tot date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT regie_pk PRIMARY KEY (regie_nr, recorded_until)
);

CREATE TABLE doelen (
    doel_nr text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    domein text COLLATE "C" NOT NULL,
    gesteld_op date NOT NULL,
    gewicht numeric NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT doelen_pk PRIMARY KEY (doel_nr, recorded_until)
);

CREATE TABLE evaluaties (
    evaluatie_nr text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    datum date NOT NULL,
    moment text COLLATE "C" NOT NULL,
    met_client boolean,
    met_casemanager boolean,
    besluit text COLLATE "C" NOT NULL,
    uren_per_week numeric,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT evaluaties_pk PRIMARY KEY (evaluatie_nr, recorded_until)
);

CREATE TABLE doelscores (
    evaluatie_nr text COLLATE "C" NOT NULL,
    doel_nr text COLLATE "C" NOT NULL,
    gas_score int NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT doelscores_pk PRIMARY KEY (evaluatie_nr, doel_nr, recorded_until)
);

CREATE TABLE inzet (
    inzet_nr text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    medewerker_nr text COLLATE "C" NOT NULL,
    datum date NOT NULL,
    uren numeric NOT NULL,
    dagdeel text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT inzet_pk PRIMARY KEY (inzet_nr, recorded_until)
);

CREATE TABLE documenten (
    document_nr text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    nummer text COLLATE "C",
    versie text COLLATE "C",
    houder text COLLATE "C",
    vastgesteld_op date NOT NULL,
    geldig_vanaf date NOT NULL,
    geldig_tot date,
    bewijs text COLLATE "C",
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT documenten_pk PRIMARY KEY (document_nr, recorded_until)
);

CREATE TABLE meldingen (
    melding_nr text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C",
    ontvangen_op date NOT NULL,
    bevestigd_op date,
    afgehandeld_op date,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT meldingen_pk PRIMARY KEY (melding_nr, recorded_until)
);

CREATE TABLE facturen (
    factuur_nr text COLLATE "C" NOT NULL,
    casus_nr text COLLATE "C" NOT NULL,
    wijze text COLLATE "C" NOT NULL,
    maand date NOT NULL,
    uren numeric NOT NULL,
    bedrag numeric NOT NULL,
    status text COLLATE "C" NOT NULL,
    recorded_from int NOT NULL,
    recorded_until int NOT NULL DEFAULT 2147483647,
    delivery int NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false,
    CONSTRAINT facturen_pk PRIMARY KEY (factuur_nr, recorded_until)
);

-- Staging: the checked rows of the delivery being imported. Filled and emptied inside the import's own transaction, so that
-- a crash leaves nothing behind. `bad` has a bit for every column that was filled but unreadable; `problems` names them.

CREATE TABLE staged_issue (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    file int NOT NULL,
    line int NOT NULL,
    column_name text NOT NULL,
    code text NOT NULL,
    level text NOT NULL,
    message text NOT NULL,
    CONSTRAINT staged_issue_pk PRIMARY KEY (id)
);

CREATE INDEX staged_issue_by_line ON staged_issue (file, line);

CREATE TABLE staged_medewerkers (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    medewerker_nr text COLLATE "C",
    naam text COLLATE "C",
    functie text COLLATE "C",
    contractvorm text COLLATE "C",
    in_dienst_op date,
    uit_dienst_op date,
    mbo_niveau int,
    diploma_op date,
    CONSTRAINT staged_medewerkers_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_registraties (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    registratie_nr text COLLATE "C",
    medewerker_nr text COLLATE "C",
    soort text COLLATE "C",
    nummer text COLLATE "C",
    afgegeven_op date,
    geldig_vanaf date,
    geldig_tot date,
    profiel text COLLATE "C",
    bewijs text COLLATE "C",
    CONSTRAINT staged_registraties_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_scholingen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    scholing_nr text COLLATE "C",
    medewerker_nr text COLLATE "C",
    datum date,
    onderwerp text COLLATE "C",
    categorie text COLLATE "C",
    punten numeric,
    CONSTRAINT staged_scholingen_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_skj_partners (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    partner_nr text COLLATE "C",
    naam text COLLATE "C",
    organisatie text COLLATE "C",
    skj_nummer text COLLATE "C",
    geldig_vanaf date,
    geldig_tot date,
    gecontroleerd_op date,
    CONSTRAINT staged_skj_partners_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_casussen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    casus_nr text COLLATE "C",
    client_nr text COLLATE "C",
    gemeente text COLLATE "C",
    wijkteam text COLLATE "C",
    ontvangen_op date,
    verwijzer text COLLATE "C",
    kwetsbaarheid text COLLATE "C",
    problematiek text COLLATE "C",
    geboren_of_uitgerekend_op date,
    contact_op date,
    aangemeld_wijkteam_op date,
    advies_op date,
    advies_uren numeric,
    wet text COLLATE "C",
    akkoord_soort text COLLATE "C",
    akkoord_op date,
    akkoord_uren numeric,
    indicatie_op date,
    toewijzingnummer text COLLATE "C",
    gestart_op date,
    giz_op date,
    plan_op date,
    netwerk_op date,
    beeindigd_op date,
    reden_bron text COLLATE "C",
    reden_beeindiging text COLLATE "C",
    ingetrokken_op date,
    afgewezen_op date,
    tevredenheid int,
    zonder_hulp_verder text COLLATE "C",
    doorverwezen_naar text COLLATE "C",
    overdracht_op date,
    facturatie text COLLATE "C",
    kosten numeric,
    CONSTRAINT staged_casussen_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_regie (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    regie_nr text COLLATE "C",
    casus_nr text COLLATE "C",
    soort text COLLATE "C",
    partner_nr text COLLATE "C",
    team text COLLATE "C",
    vanaf date,
    tot date,
    CONSTRAINT staged_regie_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_doelen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    doel_nr text COLLATE "C",
    casus_nr text COLLATE "C",
    domein text COLLATE "C",
    gesteld_op date,
    gewicht numeric,
    CONSTRAINT staged_doelen_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_evaluaties (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    evaluatie_nr text COLLATE "C",
    casus_nr text COLLATE "C",
    datum date,
    moment text COLLATE "C",
    met_client boolean,
    met_casemanager boolean,
    besluit text COLLATE "C",
    uren_per_week numeric,
    CONSTRAINT staged_evaluaties_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_doelscores (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    evaluatie_nr text COLLATE "C",
    doel_nr text COLLATE "C",
    gas_score int,
    CONSTRAINT staged_doelscores_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_inzet (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    inzet_nr text COLLATE "C",
    casus_nr text COLLATE "C",
    medewerker_nr text COLLATE "C",
    datum date,
    uren numeric,
    dagdeel text COLLATE "C",
    CONSTRAINT staged_inzet_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_documenten (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    document_nr text COLLATE "C",
    soort text COLLATE "C",
    nummer text COLLATE "C",
    versie text COLLATE "C",
    houder text COLLATE "C",
    vastgesteld_op date,
    geldig_vanaf date,
    geldig_tot date,
    bewijs text COLLATE "C",
    CONSTRAINT staged_documenten_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_meldingen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    melding_nr text COLLATE "C",
    soort text COLLATE "C",
    casus_nr text COLLATE "C",
    ontvangen_op date,
    bevestigd_op date,
    afgehandeld_op date,
    CONSTRAINT staged_meldingen_pk PRIMARY KEY (file, line)
);

CREATE TABLE staged_facturen (
    file int NOT NULL,
    line int NOT NULL,
    bad bigint NOT NULL,
    problems text,
    verwijderd boolean NOT NULL,
    factuur_nr text COLLATE "C",
    casus_nr text COLLATE "C",
    wijze text COLLATE "C",
    maand date,
    uren numeric,
    bedrag numeric,
    status text COLLATE "C",
    CONSTRAINT staged_facturen_pk PRIMARY KEY (file, line)
);

GRANT SELECT, UPDATE ON clock TO {{tenant}};
GRANT SELECT, INSERT ON moment TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON delivery TO {{tenant}};
GRANT SELECT, INSERT ON delivery_issue TO {{tenant}};
GRANT SELECT, INSERT ON access_log TO {{tenant}};
GRANT SELECT, INSERT, DELETE ON staged_issue TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON medewerkers TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_medewerkers TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON registraties TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_registraties TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON scholingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_scholingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON skj_partners TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_skj_partners TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON casussen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_casussen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON regie TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_regie TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON doelen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_doelen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON evaluaties TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_evaluaties TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON doelscores TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_doelscores TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON inzet TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_inzet TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON documenten TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_documenten TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON meldingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_meldingen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE ON facturen TO {{tenant}};
GRANT SELECT, INSERT, UPDATE, DELETE ON staged_facturen TO {{tenant}};
