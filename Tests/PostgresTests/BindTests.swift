import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct BindTests {
    /// Sends a value and reads it back, both as bound and as a literal in the text.
    private func roundTrip<Value: SQLBindable & SQLDecodable>(_ value: Value, as cast: String) async throws -> [Value] {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let query: SQL = "SELECT \(value)::\(trusted: cast) AS x"
        let literal: SQL = "SELECT \(literal: value)::\(trusted: cast) AS x"
        return try await [query, query.inlined, literal].asyncMap { sql in
            try await connection.query(sql)[0].decode(Value.self, "x")
        }
    }

    @Test(arguments: [
        "", "'", "''", "\\", "\\'", "a\\\\'b", "$1", "\n\r\t", "é😀", "\u{202e}", "'; DROP TABLE x; --", "{\"a\",NULL}", "E'\\x'",
        "e\u{301}", "'\u{301}", "\\\u{301}",
    ])
    func `every string comes back as it went`(_ text: String) async throws {
        for back in try await self.roundTrip(text, as: "text") { #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars)) }
    }

    @Test func `every type comes back as it went`() async throws {
        #expect(try await self.roundTrip(Int.min, as: "int8").allSatisfy { $0 == .min })
        #expect(try await self.roundTrip(Int64.max, as: "int8").allSatisfy { $0 == .max })
        #expect(try await self.roundTrip(Int32.min, as: "int4").allSatisfy { $0 == .min })
        #expect(try await self.roundTrip(true, as: "bool").allSatisfy { $0 })
        #expect(try await self.roundTrip(false, as: "bool").allSatisfy { !$0 })
        for double in [0.1, -1e300, 1e-300, .infinity, -.infinity] {
            #expect(try await self.roundTrip(double, as: "float8").allSatisfy { $0 == double })
        }
        #expect(try await self.roundTrip(Double.nan, as: "float8").allSatisfy(\.isNaN))
        let id = UUID()
        #expect(try await self.roundTrip(id, as: "uuid").allSatisfy { $0 == id })
    }

    @Test func `arrays and bytes come back as they went`() async throws {
        let texts = ["", "a", "NULL", "null", "a,b", "{}", "\"", "\\", "é", " x ", "\n", "'", "\u{301}"]
        #expect(try await self.roundTrip(texts, as: "text[]").allSatisfy { $0 == texts })
        #expect(try await self.roundTrip([String](), as: "text[]").allSatisfy(\.isEmpty))
        #expect(try await self.roundTrip([Int.min, 0, .max], as: "int8[]").allSatisfy { $0 == [.min, 0, .max] })
        #expect(try await self.roundTrip([Int32](), as: "int4[]").allSatisfy(\.isEmpty))
        #expect(try await self.roundTrip([Int32.min, 5], as: "int4[]").allSatisfy { $0 == [.min, 5] })
        #expect(try await self.roundTrip([true, false], as: "bool[]").allSatisfy { $0 == [true, false] })
        #expect(try await self.roundTrip([0.5, -1e-9], as: "float8[]").allSatisfy { $0 == [0.5, -1e-9] })
        let ids = [UUID(), UUID()]
        #expect(try await self.roundTrip(ids, as: "uuid[]").allSatisfy { $0 == ids })
        let bytes = [UInt8](0...255)
        #expect(try await self.roundTrip(bytes, as: "bytea").allSatisfy { $0 == bytes })
        #expect(try await self.roundTrip([UInt8](), as: "bytea").allSatisfy(\.isEmpty))
    }

    @Test func `null is decoded as nil, and never as something else`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let row = try await connection.query("SELECT \(nil as Int?) AS n, \("x" as String?) AS s, \(nil as [String]?) AS a")[0]
        #expect(try row.decode(Int?.self, "n") == nil)
        #expect(try row[0, as: Int?.self] == nil)
        #expect(try row.decode([String]?.self, "a") == nil)
        #expect(try row.decode(String?.self, "s") == "x")
        #expect(try row.isNull("n"))
        let error = #expect(throws: PostgresError.self) { try row.decode(Int.self, "n") }
        #expect(error?.code == .decodingFailed)
        #expect(error?.column == "n")
        #expect(error?.message == "column ‘n’ is null, not Int")
    }

    @Test(arguments: ["x", "1.5", "9223372036854775808", "-", "", "+1", "1 "])
    func `what is not a whole number is refused without showing it`(_ text: String) async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let row = try await connection.query("SELECT \(text)::text AS x")[0]
        let error = #expect(throws: PostgresError.self) { try row.decode(Int.self, "x") }
        #expect(error?.message == "column ‘x’ does not hold Int")
        #expect(throws: PostgresError.self) { try row.decode(Int.self, "y") }
        #expect(throws: PostgresError.self) { try row[1, as: Int.self] }
    }

    @Test(arguments: ["{{1},{2}}", "{1,NULL}", "[0:1]={1,2}"])
    func `an array that is not plain is refused`(_ text: String) async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let row = try await connection.query("SELECT \(text)::int8[] AS x")[0]
        #expect(throws: PostgresError.self) { try row.decode([Int].self, "x") }
    }

    @Test func `a zero byte is refused before anything is sent`() async throws {
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let statements: [SQL] = ["SELECT \("a\0b")", "SELECT \(literal: "a\0b")"]
        for sql in statements {
            let error = await #expect(throws: PostgresError.self) { try await connection.query(sql) }
            #expect(error?.code == .invalidValue)
        }
        #expect(await connection.isUsable)
    }

    @Test func `rows are a collection and map to values`() async throws {
        struct Pair: RowDecodable, Equatable {
            let a: Int
            let b: String?
            init(row: Row) throws {
                self.a = try row.decode(Int.self, "a")
                self.b = try row.decode(String?.self, "b")
            }
        }
        let connection = try await Connection.open(TestCluster.shared.value.configuration)
        let rows = try await connection.query("SELECT a, CASE WHEN a > 1 THEN 'x' END AS b FROM generate_series(1, 3) a")
        #expect(rows.count == 3)
        #expect(rows.affected == 3)
        #expect(rows.columns == ["a", "b"])
        #expect(try rows.map(to: Pair.self).map(\.b) == [nil, "x", "x"])
        #expect(try rows.last?.decode(Int32.self, "a") == 3)
    }
}

extension Sequence {
    /// Maps one after the other.
    func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
