internal import Postgres

/// The first steps on a database, before any migration file: schemas, identity, roles and the revokes that close it.
public enum PlatformBootstrap {
    static func run(on connection: Connection, preferredID: String) async throws -> Installation {
        try await connection.script(
            """
            CREATE SCHEMA IF NOT EXISTS platform;
            CREATE SCHEMA IF NOT EXISTS reference;
            CREATE TABLE IF NOT EXISTS platform.installation (
                id text NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT installation_pk PRIMARY KEY (id)
            );
            """)
        try await connection.execute(
            """
            INSERT INTO platform.installation (id) SELECT \(preferredID)
            WHERE NOT EXISTS (SELECT 1 FROM platform.installation)
            """)
        let rows = try await connection.query("SELECT id FROM platform.installation")
        guard let row = rows.first else { throw StorageError(.notMigrated, "de database is nog niet ingericht") }
        let installation = Installation(id: try row.decode(String.self, "id"))
        let app = try Identifier(installation.appRole)
        let exists = try await connection.query("SELECT 1 WHERE to_regrole(\(app.description)) IS NOT NULL")
        if exists.isEmpty { try await connection.script("CREATE ROLE \(app.description) LOGIN NOINHERIT") }
        try await connection.script(
            """
            GRANT USAGE ON SCHEMA platform TO \(app.description);
            GRANT USAGE ON SCHEMA reference TO PUBLIC;
            """)
        for revoke in self.revokes {
            // A managed server may not permit some of them; `--check` says which.
            try? await connection.script(revoke)
        }
        return installation
    }

    /// What every role has by default and no tenant needs: with them, smuggled SQL could change role or look around.
    public static let revokes: [String] =
        [
            "REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC",
            "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
            "REVOKE ALL ON SCHEMA public FROM PUBLIC",
            """
            DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database()); END $$
            """,
        ]
        + [
            "pg_stats", "pg_stats_ext", "pg_stats_ext_exprs", "pg_stat_activity", "pg_stat_all_tables", "pg_stat_user_tables",
            "pg_stat_all_indexes", "pg_stat_user_indexes", "pg_statio_all_tables", "pg_statio_user_tables",
            "pg_prepared_statements",
            "pg_cursors", "pg_locks", "pg_user", "pg_roles",
        ].map { "REVOKE SELECT ON pg_catalog.\($0) FROM PUBLIC" }
}
