-- Whether anything that may be referred to was withdrawn: asked at every delivery, and nearly always there is nothing. Without these a
-- hundred visits cost a walk along all cases.

CREATE INDEX medewerkers_withdrawn ON medewerkers (medewerker_nr) WHERE withdrawn AND recorded_until = 2147483647;
CREATE INDEX skj_partners_withdrawn ON skj_partners (partner_nr) WHERE withdrawn AND recorded_until = 2147483647;
CREATE INDEX casussen_withdrawn ON casussen (casus_nr) WHERE withdrawn AND recorded_until = 2147483647;
CREATE INDEX doelen_withdrawn ON doelen (doel_nr) WHERE withdrawn AND recorded_until = 2147483647;
CREATE INDEX evaluaties_withdrawn ON evaluaties (evaluatie_nr) WHERE withdrawn AND recorded_until = 2147483647;
