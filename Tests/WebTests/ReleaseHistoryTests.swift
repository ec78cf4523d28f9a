import Domain
import Indicators
import Testing

import struct Foundation.Decimal

@testable import Disclosure
@testable import Publishing
@testable import Web

/// What releases say of one figure, one after the other.
struct ReleaseHistoryTests {
    /// A release with figures of the year 2025: ended, and uitval where it is shown.
    static func release(
        _ number: Int, ended: Int, uitval: Int?, organisation: String = "wieg", peildatum: String = "2025-12-31",
        isWithdrawn: Bool = false
    ) -> StoredRelease {
        let year = Slice(grain: .year, index: 2025)
        let days = DayRange(first: year.first, last: year.last)
        let table = CellTable(
            name: "jaar", dimensions: [.wet],
            cells: [
                FigureCell(
                    key: CellKey(indicator: "beeindigd", days: days, values: [:]), version: 1, period: "2025",
                    numerator: Decimal(ended), denominator: nil, value: Double(ended), interval: nil, unit: .count, n: ended,
                    status: .value),
                FigureCell(
                    key: CellKey(indicator: "uitval", days: days, values: [:]), version: 1, period: "2025",
                    numerator: uitval.map { Decimal($0) }, denominator: uitval.map { _ in Decimal(ended) },
                    value: uitval.map { 100 * Double($0) / Double(ended) }, interval: nil, unit: .percent,
                    n: uitval.map { _ in ended },
                    status: uitval == nil ? .hidden : .value),
                // Of one wet, which is not what is compared.
                FigureCell(
                    key: CellKey(indicator: "beeindigd", days: days, values: [.wet: "jeugd"]), version: 1, period: "2025",
                    numerator: Decimal(number), denominator: nil, value: Double(number), interval: nil, unit: .count, n: number,
                    status: .value),
            ])
        let manifest = ReleaseManifest(
            nummer: number, organisatie: .init(id: organisation, naam: "De Wieg", agb: nil),
            gemeente: .init(code: "GM0363", naam: "Amsterdam"), periode: "2025", peildatum: peildatum,
            stand: "2026-11-14T08:12:33.123456Z", gemaakt_op: "2026-0\(number)-20T08:00:00Z", gemaakt_door: "an@example.nl",
            vervangt: nil, beveiliging: [], weggelaten: [], definities: [], contractnormen: [],
            naleving: .init(van: "2025-01-01", tot: "2025-12-31", controles: []),
            tabellen: [.init(naam: "jaar", titel: "Per jaar", rijen: 3, sha256: "00")])
        return StoredRelease(
            number: number, manifest: manifest, described: "", sha256: "0\(number)",
            tables: [.init(name: "jaar", csv: "", cells: table)],
            withdrawal: isWithdrawn ? .init(at: "2026-11-21T08:00:00Z", reason: "Fout.") : nil)
    }

    private static func courses(_ releases: [StoredRelease]) -> [String] {
        ReleaseHistory(releases, of: "wieg").courses.map { course in
            "\(course.indicator) " + course.figures.map { $0?.numerator.map { "\($0)" } ?? "-" }.joined(separator: " ")
        }
    }

    @Test func `a figure that a correction changed stands with what each release said of it`() {
        let (one, two, three) = (
            Self.release(1, ended: 40, uitval: 8), Self.release(2, ended: 40, uitval: 12), Self.release(3, ended: 42, uitval: 12)
        )
        #expect(Self.courses([three, one, two]) == ["uitval 8 12 12", "beeindigd 40 40 42"])
        #expect(Self.courses([one, one]) == [] && Self.courses([one]) == [])
    }

    @Test func `hiding or showing a figure is no change, and what stands on either side of it may be`() {
        let (seen, hidden) = (Self.release(1, ended: 40, uitval: 8), Self.release(2, ended: 40, uitval: nil))
        #expect(Self.courses([seen, hidden]) == [])
        #expect(Self.courses([seen, hidden, Self.release(3, ended: 40, uitval: 9)]) == ["uitval 8 - 9"])
    }

    @Test func `what was withdrawn, of another organisation or not over yet is not compared`() {
        let one = Self.release(1, ended: 40, uitval: 8)
        for other in [
            Self.release(2, ended: 50, uitval: 9, isWithdrawn: true), Self.release(2, ended: 50, uitval: 9, organisation: "zon"),
            Self.release(2, ended: 50, uitval: 9, peildatum: "2025-11-30"),
        ] {
            #expect(Self.courses([one, other]) == [])
        }
    }

    @Test func `the page says why there is nothing, and draws what there is`() throws {
        func view(_ releases: [StoredRelease]) -> ReleaseHistoryView {
            ReleaseHistoryView(ReleaseHistory(releases, of: "wieg"), of: releases[0].manifest.organisatie, tenant: Fake.amsterdam)
        }
        let one = Self.release(1, ended: 40, uitval: 8)
        #expect(view([one]).historyRows.isEmpty && view([one]).historyWords.hasPrefix("Er is één uitgave"))
        let same = view([one, Self.release(2, ended: 40, uitval: 8)])
        #expect(same.historyRows.isEmpty && same.historyWords.hasPrefix("Geen cijfer"))
        let changed = view([one, Self.release(2, ended: 40, uitval: 12)])
        #expect(changed.historyColumns.map(\.columnWhen) == ["20-01-2026", "20-02-2026"])
        let row = try #require(changed.historyRows.first)
        #expect(row.cells.map(\.cellText) == ["20,0\u{00A0}%", "30,0\u{00A0}%"] && row.rowNote == "2025, procent")
        #expect(try #require(row.rowSpark).sparkLabel.contains("20-01-2026 20,0\u{00A0}%; 20-02-2026 30,0\u{00A0}%"))
        #expect(changed.historyMore == nil)
    }
}
