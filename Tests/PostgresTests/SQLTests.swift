import Postgres
import Testing

@Suite struct SQLTests {
    @Test func `a value is bound, never pasted`() {
        let name = "Robert'); DROP TABLE students;--"
        let sql: SQL = "SELECT \(name), \(7)"
        #expect(sql.text == "SELECT $1, $2")
        #expect(sql.binds.map(\.text) == [name, "7"])
        #expect(sql.binds.map(\.type) == [.inferred, .int8])
    }

    @Test func `a spliced piece is numbered along`() {
        let inner: SQL = "b = \(2) AND c = \(3)"
        let sql: SQL = "a = \(1) AND (\(inner)) AND d = \(4)"
        #expect(sql.text == "a = $1 AND (b = $2 AND c = $3) AND d = $4")
        #expect(sql.binds.map(\.text) == ["1", "2", "3", "4"])
    }

    @Test func `pieces are joined and added`() {
        let conditions: [SQL] = ["a = \(1)", "b = \(2)"]
        let sql = "SELECT 1 WHERE " + conditions.joined(separator: " AND ")
        #expect(sql.text == "SELECT 1 WHERE a = $1 AND b = $2")
        #expect([SQL]().joined(separator: ", ").isEmpty)
    }

    @Test func `nil is a typed NULL`() {
        let sql: SQL = "SELECT \(nil as Int?)"
        #expect(sql.binds == [SQLBind(type: .int8, text: nil)])
    }

    @Test func `an identifier is quoted`() throws {
        let sql: SQL = "SELECT * FROM \(try Identifier("org_a", "order"))"
        #expect(sql.text == #"SELECT * FROM "org_a"."order""#)
    }

    @Test(arguments: ["", "A", "1a", "a-b", "a\"b", "a;b", "é", "a b", "a\0", String(repeating: "a", count: 64)])
    func `a name that is not safe is refused`(_ name: String) {
        #expect(throws: PostgresError.self) { try Identifier(name) }
        #expect(throws: PostgresError.self) { try Identifier("public", name) }
        #expect(throws: PostgresError.self) { try Identifier(name, "t") }
    }

    @Test func `the longest name is accepted`() throws {
        #expect(try Identifier(String(repeating: "a", count: 63)).name.count == 63)
    }

    @Test func `printing a statement does not show its values`() {
        let sql: SQL = "SELECT \("secret")"
        var dumped = ""
        dump(sql, to: &dumped)
        #expect(!"\(sql)".contains("secret"))
        #expect(!"\(sql.binds)".contains("secret"))
        #expect(!String(reflecting: sql.binds[0]).contains("secret"))
        #expect(!dumped.contains("secret"))
    }

    @Test func `printing a configuration does not show its password`() {
        let configuration = ConnectionConfiguration(url: "postgresql://a:secret@b/c", password: "secret")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!"\(configuration) \(String(reflecting: configuration)) \(dumped)".contains("secret"))
    }
}
