-- Doing without a second person is asked by one and confirmed by another, or one person alone could switch it off, publish and switch it
-- on again. A row that only asks for it decides nothing.

ALTER TABLE release_setting ADD COLUMN is_proposal boolean NOT NULL DEFAULT false;
