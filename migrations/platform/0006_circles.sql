-- Jeugdregio's as tenants, and the numbers of their circles among those of releases: without an organisation, since there are several.

ALTER TABLE platform.tenant DROP CONSTRAINT tenant_kind_known;
ALTER TABLE platform.tenant ADD CONSTRAINT tenant_kind_known CHECK (kind IN ('organisatie', 'gemeente', 'jeugdregio'));

ALTER TABLE platform.release ALTER COLUMN organisation DROP NOT NULL;
