import Cases
import Compliance
import Domain
import Testing

import struct Storage.Moment

@testable import Web

/// What stands under a clause of the norms.
struct NormProofsTests {
    private static let today = try! Day("2026-11-22")

    private func proofs(_ measures: [Measure]) throws -> [NormsView.Proof] {
        let clause = NormClause(
            name: "hkz:5", number: "5", title: "Personeel", text: "", checks: [], documents: [], elsewhere: nil)
        let row = NormBoard.Row(clause: clause, checks: [], documents: [], measures: measures)
        let years = [
            NormBoard.Year(first: try Day("2025-01-01"), last: try Day("2025-12-31")),
            NormBoard.Year(first: try Day("2026-01-01"), last: Self.today),
        ]
        let dates = try FakeCases.dates(Fake.wieg, Self.today, .latest)
        let board = NormBoard(
            peildatum: Self.today, stand: dates.stand, certificate: nil, years: years, parts: [], delivered: [])
        return NormProofs(row: row, board: board, tenant: Fake.wieg.id, dates: DateAddress()).all
    }

    @Test func `five open measures by name, the rest of them and what is done in numbers`() throws {
        let open = (1...7).map { FakeMeasures.measure("MR\($0)", Self.today.adding(days: $0)) }
        let done = (8...9).map {
            FakeMeasures.measure("MR\($0)", Self.today.adding(days: -30), done: Self.today.adding(days: -$0))
        }
        let proofs = try self.proofs(open + done)
        #expect(
            proofs.map(\.proofLabel) == (1...5).map { "maatregel: Vooruit aanvragen, MR\($0)." } + [
                "nog 2 open maatregelen", "2 maatregelen gereed",
            ])
        #expect(
            proofs.map(\.proofLink) == (1...5).map { "/o/wieg/maatregelen?norm=hkz:5#maatregel-MR\($0)" } + [
                "/o/wieg/maatregelen?norm=hkz:5&toestand=open", "/o/wieg/maatregelen?norm=hkz:5&toestand=gereed",
            ])
        #expect(proofs[0].cells.map(\.cellYear) == ["01-01-2025 t/m 31-12-2025", "01-01-2026 t/m 22-11-2026"])
        #expect(proofs[0].cells.map(\.cellText) == ["–", "loopt, nog 1 dag"])
        #expect(try self.proofs([]).isEmpty)
    }

    @Test func `a long text stands shortened, up to the end of a word`() {
        #expect(NormText.shortened("Bellen en noteren.") == "Bellen en noteren.")
        let words = String(repeating: "woorden ", count: 20)
        #expect(NormText.shortened(words) == String(repeating: "woorden ", count: 9) + "woorden…")
        #expect(NormText.shortened(String(repeating: "x", count: 90)) == String(repeating: "x", count: 80) + "…")
    }

    @Test(arguments: [
        ("hkz:5", "norm-hkz-5"), ("iso9001:7.1", "norm-iso9001-7.1"), ("eigen:a b\"#é", "norm-eigen-a_20b_22_23_c3_a9"),
    ])
    func `a place on a page is named so that it can stand in an address`(name: String, place: String) {
        #expect(NormText.anchor(ofClause: name) == place)
    }
}
