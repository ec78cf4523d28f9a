internal import Postgres

/// One file on one schema, in one transaction together with the record that it was done.
struct MigrationStep {
    let file: MigrationFile
    let subject: String
    let names: [String: String]
    let searchPath: String

    func run(on connection: Connection) async throws {
        let path = try Identifier(self.searchPath).description
        let record = SQL(
            """
            INSERT INTO platform.migration (tenant, name, sha256)
            VALUES (\(literal: self.subject), \(literal: self.file.name), \(literal: self.file.sha256))
            """)
        do {
            try await connection.script(
                """
                BEGIN;
                SET LOCAL search_path TO \(path);
                \(self.file.text(replacing: self.names))
                \(record.text);
                COMMIT;
                """)
        } catch {
            try? await connection.script("ROLLBACK")
            throw error
        }
    }
}
