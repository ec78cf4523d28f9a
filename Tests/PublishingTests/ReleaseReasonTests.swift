import Disclosure
import Domain
import Foundation
import Indicators
import Storage
import TestSupport
import Testing

@testable import Publishing

/// Reasons of ending in a release: counted, protected with what they are parts of, and the same in every form.
@Suite(.timeLimit(.minutes(6))) struct ReleaseReasonTests {
    /// Cases of 2025 that ended for these reasons, as CBS has them; an empty one is not known.
    private func world(_ reasons: [(reason: String, count: Int)]) async throws -> ReleaseWorld {
        let world = try await ReleaseWorld.make(baarn: 0, amersfoort: 1)
        try await world.deliver(
            reasons.flatMap { reason, count in
                (0..<count).map { number in
                    [
                        "casus_nr": "C\(reason)-\(number)", "client_nr": "K\(reason)-\(number)", "gemeente": "GM0307",
                        "wet": "jeugd", "ontvangen_op": "2025-02-20", "gestart_op": "2025-03-01", "beeindigd_op": "2025-03-20",
                        "reden_bron": reason.isEmpty ? "" : "cbs", "reden_beeindiging": reason,
                    ]
                }
            })
        return world
    }

    private func rows(_ release: StoredRelease, _ table: String) -> [String: FigureCell] {
        Dictionary(
            (release.table(table)?.cells.cells ?? []).map { ($0.key.values[.reden] ?? Dimension.total, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `every reason has its row, and together they are what ended`() async throws {
        let world = try await self.world([("01", 21), ("02", 8), ("03", 9), ("04", 7), ("05", 6), ("", 10)])
        let release = try await world.release(try await world.publish(period: "2025"))
        for table in ["jaar_reden", "drie_jaar_reden"] {
            let rows = self.rows(release, table)
            #expect(Set(rows.keys) == Set(CodeList.reden.codes + [Dimension.unknown, Dimension.total]), "\(table)")
            #expect(
                rows.mapValues(\.numerator) == [
                    "01": 21, "02": 8, "03": 9, "04": 7, "05": 6, "onbekend": 10, "totaal": 61,
                ])
        }
        let uitval = try #require(release.cells("uitval", in: "jaar").first)
        #expect(uitval.numerator == 16 && uitval.denominator == 51)
    }

    @Test func `a reason of few is hidden, and so is what would tell it`() async throws {
        let world = try await self.world([("01", 21), ("02", 8), ("03", 9), ("04", 2), ("05", 6), ("", 10)])
        let number = try await world.publish(period: "2025")
        let release = try await world.release(number)
        let rows = self.rows(release, "jaar_reden")
        #expect(rows["04"]?.status == .hidden && rows["totaal"]?.numerator == 56)
        let others = [rows["03"], release.cells("uitval", in: "jaar").first]
        #expect(others.contains { $0?.isHidden == true }, "uitval less one reason is the other")
        #expect(release.manifest.beveiliging.allSatisfy { $0.isHeld })
        let entry = try await world.releases.entry(number)
        #expect(try await world.releases.attack(entry, as: TestTenant.actor).allSatisfy { $0.isHeld })
        for form in [ExportForm.open, .excel, .json] {
            let file = String(decoding: try ReleaseFile(release, table: "jaar_reden", form: form).bytes, as: UTF8.self)
            #expect(file.contains("onderdrukt") && file.contains("reden"))
        }
        let all = String(decoding: try ReleaseFile(release, table: nil, form: .open).bytes, as: UTF8.self)
        #expect(all.hasPrefix("indicator,versie,periode,wet,domein,reden,"))
    }

    @Test func `where nobody ended for a reason the row is there all the same, and hidden as a small one is`() async throws {
        let world = try await self.world([("01", 20), ("", 12)])
        let release = try await world.release(try await world.publish(period: "2025"))
        let rows = self.rows(release, "jaar_reden")
        for reason in ["02", "03", "04", "05"] { #expect(rows[reason]?.status == .hidden, "\(reason)") }
        #expect(rows["01"]?.isHidden == true, "else it would tell that nobody ended for another reason")
        let before = self.rows(release, "drie_jaar_reden")
        #expect(before.keys.count == 7)
    }

    @Test func `a release of before there were reasons reads as it did`() async throws {
        let world = try await self.world([("01", 21), ("02", 8), ("03", 9), ("04", 7), ("05", 6)])
        let made = try await world.release(try await world.publish(period: "2025"))
        let old = StoredRelease(
            number: made.number, manifest: made.manifest, described: made.described, sha256: made.sha256,
            tables: made.tables.filter { !$0.name.hasSuffix("_reden") }, withdrawal: nil)
        let all = String(decoding: try ReleaseFile(old, table: nil, form: .open).bytes, as: UTF8.self)
        #expect(all.hasPrefix("indicator,versie,periode,wet,domein,teller,"))
        #expect(old.grid("jaar")?.rows.allSatisfy { $0.reden == nil } == true && old.grid("jaar_reden") == nil)
        let grid = try #require(made.grid("jaar_reden"))
        #expect(grid.rows.compactMap(\.reden) == CodeList.reden.codes + [Dimension.unknown] && grid.rows.count == 7)
        #expect(!made.hiding().contains { $0.tables.contains { $0.name.hasSuffix("_reden") } })
        // One made now is still attacked with what it says.
        let next = try await world.publish(period: "2025", note: "anders")
        #expect(
            try await world.releases.attack(try await world.releases.entry(next), as: TestTenant.actor).allSatisfy { $0.isHeld })
    }

    @Test func `nobody can ask for it but a release`() throws {
        var request = FigureRequest()
        #expect(throws: DomainError.self) { try request.split(by: "reden") }
        #expect(Definition.all.allSatisfy { !$0.dimensions.contains(.reden) })
    }
}
