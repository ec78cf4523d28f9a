import Domain
import Postgres
import TestSupport
import Testing

@testable import Ingest

/// The columns of every file kind and the tables of the migration say the same.
@Suite(.timeLimit(.minutes(6))) struct TableShapeTests {
    private func columns(of table: String) async throws -> [[String?]] {
        try await KnownTenant.shared.value.home.asAdministrator(
            """
            SELECT a.attname, format_type(a.atttypid, NULL), a.attnotnull::text
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = \(try await KnownTenant.shared.value.tenant.schemaName) AND c.relname = \(table) AND a.attnum > 0
                AND NOT a.attisdropped
            ORDER BY a.attnum
            """)
    }

    private func type(of kind: FileColumn.Kind) -> String {
        switch kind {
        case .text, .key, .personNumber, .code, .codes, .gemeente: "text"
        case .date, .month: "date"
        case .decimal: "numeric"
        case .integer: "integer"
        case .boolean: "boolean"
        }
    }

    @Test(arguments: DeliveryFile.everything.map(\.name)) func `a kind's table holds its columns and the versions' own`(
        name: String
    )
        async throws
    {
        let kind = try #require(DeliveryFile.everything.first { $0.name == name })
        let own = kind.columns.map { column in
            [column.name, self.type(of: column.kind), "\(column.isRequired || column.emptyMeans != nil)"]
        }
        let versions = [
            ["recorded_from", "integer", "true"], ["recorded_until", "integer", "true"], ["delivery", "integer", "true"],
            ["withdrawn", "boolean", "true"],
        ]
        #expect(try await self.columns(of: name) == own + versions)
    }

    @Test(arguments: DeliveryFile.everything.map(\.name)) func `a kind's stage holds its columns, all of which may be empty`(
        name: String
    ) async throws {
        let kind = try #require(DeliveryFile.everything.first { $0.name == name })
        let front = [
            ["file", "integer", "true"], ["line", "integer", "true"], ["bad", "bigint", "true"], ["problems", "text", "false"],
            ["verwijderd", "boolean", "true"],
        ]
        #expect(
            try await self.columns(of: "staged_\(name)") == front
                + kind.columns.map { [$0.name, self.type(of: $0.kind), "false"] })
    }

    @Test func `the thirteen kinds have the columns of the contract, keys first`() {
        #expect(
            DeliveryFile.all.map(\.name).sorted() == [
                "casussen", "documenten", "doelen", "doelscores", "evaluaties", "facturen", "inzet", "medewerkers", "meldingen",
                "regie",
                "registraties", "scholingen", "skj_partners",
            ])
        for kind in DeliveryFile.all {
            #expect(Array(kind.columns.map(\.name).prefix(kind.keys.count)) == kind.keys)
            #expect(Set(kind.columns.map(\.name)).count == kind.columns.count)
            #expect(kind.columns.count < 62, "a bit per column fits in ‘bad’")
        }
        let required = DeliveryFile.casussen.columns.filter(\.isRequired).map(\.name)
        #expect(
            required == [
                "casus_nr", "client_nr", "gemeente", "ontvangen_op", "verwijzer", "kwetsbaarheid", "geboren_of_uitgerekend_op",
            ])
        #expect(DeliveryFile.casussen.columns.count == 34)
    }

    @Test func `what is referred to comes before what refers to it`() {
        for (place, kind) in DeliveryFile.all.enumerated() {
            for reference in kind.references {
                #expect(
                    DeliveryFile.all.prefix(place).contains { $0.name == reference.target }, "\(kind.name).\(reference.column)")
            }
        }
    }

    @Test func `every column that a rule names is a column of its kind`() {
        for kind in DeliveryFile.all {
            for rule in kind.rules {
                #expect(
                    rule.reads.allSatisfy { kind.column($0) != nil } && kind.column(rule.column) != nil,
                    "\(kind.name) \(rule.code)")
            }
        }
    }

    @Test func `the list of kinds is the folder of files`() {
        let files = ProjectFolder.files(in: "Sources/Ingest/Files", withExtensions: ["swift"])
        let named = files.map { String($0.split(separator: "/").last!.dropLast(".swift".count)) }
            .filter { $0.hasSuffix("File") && $0 != "DeliveryFile" }
        let listed = DeliveryFile.all.map { kind in
            kind.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "File"
        }
        #expect(listed.sorted() == named.sorted())
    }
}
