import Domain
import Foundation
import Testing

@testable import Publishing

/// Whether a received file is whole, told from its sidecar or its SHA-256.
@Suite struct FileVerdictTests {
    private static let table = ExportTable(
        name: "proef",
        list: ListFile(
            columns: [.text("naam"), .whole("aantal")],
            rows: (1...40).map { [.text($0 % 7 == 0 ? "twee\r\nregels; \"\($0)\"" : "rij \($0)"), .whole($0)] }),
        facts: ExportFacts(title: "Proef", publisher: "x", peildatum: Day(year: 2026, month: 11, day: 22)))

    private func file(_ form: ExportForm) throws -> (bytes: [UInt8], warranty: FileWarranty) {
        let file = try Self.table.file(form)
        return (file.bytes, try FileWarranty(sidecar: try #require(try file.sidecarBytes())))
    }

    @Test(arguments: [ExportForm.excel, .open]) func `a file as it was made agrees`(form: ExportForm) throws {
        let (bytes, warranty) = try self.file(form)
        let verdict = FileVerdict(CSVMeasure(bytes), by: warranty)
        #expect(verdict.agrees && verdict.outcome == "Het bestand is heel en onveranderd.")
        #expect(verdict.details.first == "40 rijen, zoals beschreven.")
        #expect(warranty.rows == 40 && warranty.bytes == bytes.count && warranty.file == "proef.csv")
        #expect(warranty.facts == [.init(name: "peildatum", value: "2026-11-22")])
    }

    @Test func `wherever it is cut off, it does not agree, and says from which row on`() throws {
        let (bytes, warranty) = try self.file(.excel)
        for length in 0..<bytes.count {
            let verdict = FileVerdict(CSVMeasure(Array(bytes.prefix(length))), by: warranty)
            #expect(!verdict.agrees && verdict.outcome == "Het bestand is afgebroken of ingekort.", "\(length)")
        }
        let half = FileVerdict(CSVMeasure(Array(bytes.prefix(bytes.count - 3))), by: warranty)
        #expect(half.details.first == "Er zijn 39 rijen van de 40; is het einde eraf, dan rij 40 ontbreekt.")
        #expect(half.details.contains("De laatste rij breekt halverwege af."))
    }

    @Test func `a changed, a longer and another file are told apart`() throws {
        let (bytes, warranty) = try self.file(.open)
        var changed = bytes
        changed[bytes.count - 3] ^= 1
        #expect(FileVerdict(CSVMeasure(changed), by: warranty).details[0].contains("evenveel rijen"))
        let longer = FileVerdict(CSVMeasure(bytes + Array("erbij,1\r\n".utf8)), by: warranty)
        #expect(longer.details[0] == "Er zijn 41 rijen, beschreven zijn er 40.")
        #expect(!FileVerdict(CSVMeasure(try self.file(.excel).bytes), by: warranty).agrees)
    }

    @Test func `a SHA-256 alone will do`() throws {
        let (bytes, warranty) = try self.file(.open)
        let pasted = try FileWarranty(sha256: " \(warranty.sha256.uppercased())\n")
        #expect(FileVerdict(CSVMeasure(bytes), by: pasted).agrees)
        #expect(!FileVerdict(CSVMeasure(bytes.dropLast()), by: pasted).agrees)
    }

    @Test(arguments: ["", "{}", "[]", "geen json", #"{"schema:sha256": "kort"}"#]) func `what is no sidecar of ours is refused`(
        text: String
    ) {
        #expect(throws: DomainError.self) { try FileWarranty(sidecar: Array(text.utf8)) }
        #expect(throws: DomainError.self) { try FileWarranty(sha256: text) }
    }

    @Test func `a file is measured alike in pieces of any length`() throws {
        let bytes = try self.file(.excel).bytes
        for length in [1, 2, 5, 64] {
            var measure = CSVMeasure()
            for start in stride(from: 0, to: bytes.count, by: length) {
                measure.add(Array(bytes[start..<min(start + length, bytes.count)]))
            }
            #expect(measure.receipt == FileReceipt(bytes, rows: 40) && !measure.breaksOff)
        }
    }
}
