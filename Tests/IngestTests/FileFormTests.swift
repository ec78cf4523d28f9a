import Foundation
import Ingest
import Postgres
import TestSupport
import Testing

/// What is accepted without asking, and what is refused of a file as a whole (contract §2, readings 2.1–2.3, 2.9, 2.10, 7.10).
@Suite(.timeLimit(.minutes(6))) struct FileFormTests {
    private static let header =
        "casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op;wijkteam"
    private static let row = "C1;K1;363;2026-01-05;jgz;kind;2026-01-20;"

    private func dryRun(_ files: any ByteSource...) async throws -> DeliveryReceipt {
        try await KnownTenant.shared.value.deliver(files) { $0.isDryRun = true }
    }

    @Test func `a text in any encoding arrives as it was written`() async throws {
        let name = "Súd-Wést “é” €"
        let text = "\(Self.header)\n\(Self.row)\(name)\n"
        let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let windows = text.unicodeScalars.map { scalar -> UInt8 in
            switch scalar {
            case "€": 0x80
            case "“": 0x93
            case "”": 0x94
            default: UInt8(scalar.value)
            }
        }
        let forms: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8, [0xFF, 0xFE] + utf16,
            [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, windows,
        ]
        for (position, bytes) in forms.enumerated() {
            let tenant = try await TestInstallation.tenant()
            let receipt = try await tenant.accept(TextFile("casussen.csv", bytes: bytes))
            #expect(
                try await tenant.current("wijkteam", of: "casussen") == [name],
                "form \(position): \(receipt.bestanden[0].codering ?? "")")
        }
    }

    @Test(arguments: [";", ",", "\t"], ["\n", "\r\n"]) func `any delimiter and line end will do`(delimiter: String, end: String)
        async throws
    {
        let text = [Self.header, Self.row].map { $0.replacing(";", with: delimiter) }.joined(separator: end)
        let receipt = try await self.dryRun(TextFile("x.csv", text))
        #expect(receipt.fouten.found == [])
        #expect(receipt.file("casussen").counts == [0, 1, 0, 0, 0])
    }

    @Test func `case, spaces, hyphens and order of the header do not matter`() async throws {
        let text =
            "Client Nr;CASUS-NR;gemeente ;Ontvangen_Op;verwijzer;kwetsbaarheid;GEBOREN of uitgerekend op\nK1;C9;363;2026-01-05;jgz;kind;2026-01-20"
        let receipt = try await self.dryRun(TextFile("x.csv", text))
        #expect(receipt.fouten.found == [] && receipt.waarschuwingen.found == [])
        #expect(receipt.file("casussen").nieuw == 1)
    }

    @Test(arguments: [
        ("evaluatie_nr;doel_nr;casus_nr", "doelscores"), ("registratie_nr;medewerker_nr", "registraties"),
        ("scholing_nr;medewerker_nr", "scholingen"), ("regie_nr;casus_nr;partner_nr", "regie"), ("doel_nr;casus_nr", "doelen"),
        ("evaluatie_nr;casus_nr", "evaluaties"), ("inzet_nr;casus_nr;medewerker_nr", "inzet"),
        ("document_nr;nummer", "documenten"),
        ("melding_nr;casus_nr", "meldingen"), ("factuur_nr;casus_nr", "facturen"), ("partner_nr;naam", "skj_partners"),
        ("casus_nr;medewerker_nr", "casussen"), ("naam;medewerker_nr", "medewerkers"),
    ]) func `a file is recognised by its header`(header: String, kind: String) async throws {
        let receipt = try await self.dryRun(TextFile("wat-dan-ook.txt", header + "\n"))
        #expect(receipt.bestanden.map(\.soort) == [kind])
    }

    @Test func `a file without a key column is refused`() async throws {
        let receipt = try await self.dryRun(TextFile("x.csv", "naam;leeftijd\nJan;4\n"))
        #expect(receipt.status == .rejected)
        #expect(receipt.fouten.found == [Found(1, "", "bestand_onbekend")])
    }

    @Test func `a header that names a column twice is refused`() async throws {
        let receipt = try await self.dryRun(TextFile("x.csv", "\(Self.header);Wijk-Team\n\(Self.row);\n"))
        #expect(receipt.fouten.found == [Found(1, "", "kolom_dubbel")])
    }

    @Test func `each missing required column is an error of the file`() async throws {
        let receipt = try await self.dryRun(TextFile("x.csv", "doel_nr;domein\nD9;opvoeding\n"))
        #expect(receipt.fouten.found == [Found(1, "casus_nr", "kolom_ontbreekt"), Found(1, "gesteld_op", "kolom_ontbreekt")])
    }

    @Test(arguments: ["", "\n\n", " ; ;\n", "\u{FEFF}"]) func `a file with nothing in it is no error`(text: String) async throws {
        let receipt = try await self.dryRun(TextFile("leeg.csv", text), TextFile.of("documenten", [:]))
        #expect(receipt.status == .dryRun)
        #expect(receipt.fouten.aantal == 0)
        #expect(receipt.bestanden[0].rijen == 0)
    }

    @Test func `a file with only a header is no error`() async throws {
        let receipt = try await self.dryRun(TextFile("x.csv", Self.header))
        #expect(receipt.status == .dryRun)
        #expect(receipt.file("casussen").counts == [0, 0, 0, 0, 0])
    }

    @Test func `errors name the physical line on which the record starts`() async throws {
        let text =
            "\n\(Self.header)\n\n\(Self.row)\"twee\nregels\"\n;;;;;;;\n\(Self.row.replacing("C1", with: "C8").replacing("jgz", with: "?"))x\n"
        let receipt = try await self.dryRun(TextFile("x.csv", text))
        #expect(receipt.fouten.found == [Found(7, "verwijzer", "code_onbekend")])
        #expect(receipt.file("casussen").rijen == 2)
    }

    @Test func `too few and too many fields are errors and blank ones at the end are not`() async throws {
        let text = "\(Self.header)\n\(Self.row)x;;\nC8;K8\n\(Self.row)x;;y\n"
        let receipt = try await self.dryRun(TextFile("x.csv", text))
        #expect(receipt.fouten.found == [Found(3, "", "aantal_velden"), Found(4, "", "aantal_velden")])
    }

    @Test func `an open quote is an error at the line where its record starts`() async throws {
        let text = "\(Self.header)\n\(Self.row)x\n\(Self.row)\"open\nnog open\n"
        let receipt = try await self.dryRun(TextFile("x.csv", text))
        #expect(receipt.status == .rejected)
        #expect(receipt.fouten.found == [Found(3, "", "aanhalingsteken_open")])
    }

    @Test func `partial takes the files beside an unreadable one and nothing of that one`() async throws {
        let tenant = try await TestInstallation.tenant()
        let open = TextFile("x.csv", "\(Self.header)\n\(Self.row)x\n\(Self.row.replacing("C1", with: "C2"))\"open\n")
        let bytes = TextFile("y.csv", bytes: Array("document_nr;nummer\n".utf8) + [0x81, 0x8D])
        let unknown = TextFile("z.csv", "wat;is;dit\n1;2;3\n")
        let receipt = try await tenant.deliver([open, bytes, unknown, TextFile.of("medewerkers", [:])]) { $0.mode = .partial }
        #expect(receipt.status == .committed)
        #expect(receipt.fouten.codes == ["aanhalingsteken_open", "codering_onleesbaar", "bestand_onbekend"])
        #expect(
            try await tenant.rows("SELECT (SELECT count(*) FROM casussen), (SELECT count(*) FROM medewerkers)") == [["0", "1"]])
    }

    @Test func `a file of this machine and a ZIP of files are delivered alike`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kz-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try "\(Self.header)\n\(Self.row)Noord\n".write(toFile: "\(folder)/casussen.csv", atomically: true, encoding: .utf8)
        try Data(
            ZipFixture.bytes([
                ZipFixture.Entry("map/casussen.csv", "\(Self.header)\n\(Self.row)Zuid\n"), ZipFixture.Entry("__MACOSX/x", "?"),
            ])
        )
        .write(to: URL(fileURLWithPath: "\(folder)/alles.zip"))
        let tenant = try await TestInstallation.tenant()
        let first = try await tenant.deliver([FileSource(path: "\(folder)/casussen.csv")])
        let second = try await tenant.deliver(try ZipArchive.entries(path: "\(folder)/alles.zip"))
        #expect(first.bestanden.map(\.bestand) == ["casussen.csv"])
        #expect(second.bestanden.map(\.bestand) == ["map/casussen.csv"])
        #expect(second.file("casussen").counts == [0, 1, 0, 0, 0])
        #expect(try await tenant.current("wijkteam", of: "casussen") == ["Zuid"])
    }
}
