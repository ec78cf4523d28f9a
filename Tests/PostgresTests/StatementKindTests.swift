import Testing

@testable import Postgres

@Suite struct StatementKindTests {
    @Test(arguments: [
        "SELECT 1", "  select 1", "-- SET ROLE x\nSELECT 1",
        "/* a /* nested */ SET */ WITH x AS (SELECT 1) SELECT 1", "(SELECT 1)",
        "INSERT INTO t", "update t", "Delete from t", "--x\rSELECT 1",
    ])
    func `a statement about rows is known`(_ text: String) {
        #expect(StatementKind(SQL(trusted: text)) == .rows)
    }

    @Test(arguments: [
        "SET ROLE x", "RESET ROLE", "SET SESSION AUTHORIZATION x", "DO $$ $$", "; SET ROLE x", "EXPLAIN SELECT 1", "",
        "-- SELECT\rSET ROLE x", "/* SELECT */ SET ROLE x", "-- SELECT 1", "/* SELECT 1", "SELECTED", "SELECT_", "SELECT1",
        "\u{b}SELECT 1", "\u{a0}SELECT 1",
        "CREATE TABLE t ()", "COMMIT", "/SELECT 1", "-SELECT 1", "SET search_path = x", "SETLOCAL x",
        "LISTEN x", "SELECTé",
    ])
    func `anything else is kept out`(_ text: String) {
        #expect(StatementKind(SQL(trusted: text)) == .other)
    }

    @Test func `the others are told apart`() {
        #expect(StatementKind("COPY t FROM STDIN") == .copy)
        #expect(StatementKind("BEGIN READ ONLY") == .begin)
        #expect(StatementKind("START TRANSACTION") == .begin)
        #expect(StatementKind("SET LOCAL ROLE x") == .local)
        #expect(StatementKind("set /* */ local x = 1") == .local)
    }
}
