import Ingest
import Postgres
import TestSupport
import Testing

/// Rejected rows come back as a file that can be corrected and sent again, with every suspected BSN masked.
@Suite(.timeLimit(.minutes(6))) struct RejectedRowsTests {
    private let header = "casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op;wijkteam"

    private func rejected(_ files: [TextFile], tenant: TestTenant) async throws -> (
        DeliveryReceipt, [(name: String, lines: [String])]
    ) {
        let receipt = try await tenant.deliver(files) { $0.mode = .partial }
        let back = try await RejectedRows.files(of: receipt, from: files, issues: receipt.fouten.getoond)
        return (receipt, back.map { ($0.name, String(decoding: $0.bytes.dropFirst(3), as: UTF8.self).components("\r\n")) })
    }

    @Test func `a rejected row comes back once with its line and its errors`() async throws {
        let text = """
            \(self.header)
            C1;K1;363;2026-01-05;jgz;kind;2026-01-20;Noord
            C2;K2;363;2026-01-05;?;kind;gisteren;"Team ""Zuid""; 2"
            """
        let (receipt, files) = try await self.rejected([TextFile("casussen.csv", text)], tenant: TestInstallation.tenant())
        #expect(receipt.file("casussen").counts == [1, 0, 0, 0, 1])
        #expect(files.map(\.name) == ["casussen-afgekeurd.csv"])
        #expect(files[0].lines[0] == self.header + ";regel;kolom;code;melding")
        let line = files[0].lines[1]
        let start =
            "C2;K2;363;2026-01-05;?;kind;gisteren;\"Team \"\"Zuid\"\"; 2\";3;geboren_of_uitgerekend_op | verwijzer;datum_ongeldig | code_onbekend;"
        #expect(line.hasPrefix(start))
        #expect(files[0].lines.count == 3 && files[0].lines[2] == "")
    }

    @Test func `a corrected file of rejected rows is taken without a warning`() async throws {
        let tenant = try await TestInstallation.tenant()
        let text = "\(self.header)\nC2;K2;363;2026-01-05;?;kind;2026-01-20;Noord\n"
        let (_, files) = try await self.rejected([TextFile("casussen.csv", text)], tenant: tenant)
        let corrected = files[0].lines.joined(separator: "\r\n").replacing(";?;", with: ";jgz;")
        let receipt = try await tenant.accept(TextFile("casussen-afgekeurd.csv", corrected))
        #expect(receipt.file("casussen").counts == [1, 0, 0, 0, 0])
        #expect(receipt.waarschuwingen.aantal == 0)
    }

    @Test func `a suspected BSN is nowhere in what is shown, returned, stored or logged`() async throws {
        let tenant = try await TestInstallation.tenant()
        let bsn = "111222333"
        let text = """
            \(self.header)
            \(bsn);K1;363;2026-01-05;jgz;kind;2026-01-20;Noord
            C2;\(bsn);363;2026-01-05;jgz;kind;2026-01-20;Noord
            C3;K3;\(bsn);2026-01-05;jgz;kind;2026-01-20;Noord
            C4;K4;x;\(bsn);363;2026-01-05;jgz;kind;2026-01-20;Noord
            """
        let (receipt, files) = try await self.rejected(
            [TextFile("casussen.csv", text), .of("doelen", ["casus_nr": bsn])], tenant: tenant)
        #expect(receipt.fouten.getoond.filter { $0.code == "bsn_vermoed" }.map(\.regel) == [2, 3, 2])
        #expect(
            receipt.fouten.getoond.first { $0.code == "bsn_vermoed" }?.melding.contains("zet een letter voor uw eigen nummers")
                == true)
        let json = try receipt.json
        #expect(!json.contains(bsn))
        #expect(!files.contains { $0.lines.contains { $0.contains(bsn) } })
        for table in ["delivery", "delivery_issue", "access_log", "casussen", "doelen"] {
            let rows = try await tenant.rows("SELECT x::text FROM \(trusted: table) x")
            #expect(!rows.contains { $0[0]!.contains(bsn) }, "\(table)")
        }
    }

    @Test func `two files of the same name keep their own errors`() async throws {
        let good = "\(self.header)\nC1;K1;363;2026-01-05;jgz;kind;2026-01-20;Noord\n"
        let bad = "\(self.header)\nC2;K2;363;2026-01-05;?;kind;2026-01-20;Zuid\n"
        let (_, files) = try await self.rejected(
            [TextFile("casussen.csv", good), TextFile("casussen.csv", bad)], tenant: TestInstallation.tenant())
        #expect(files.map(\.name) == ["casussen (2)-afgekeurd.csv"])
        #expect(files.last?.lines[1].hasPrefix("C2;") == true)
    }
}

extension String {
    /// The parts between a separator, which may be a line end of two characters.
    func components(_ separator: String) -> [String] {
        self.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
