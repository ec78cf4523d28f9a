import Domain
import Foundation
import Indicators
import Storage
import TestSupport
import Testing

/// Why a figure changed: parts that add up exactly, each with its cases (issue: "why did this figure change?").
@Suite(.timeLimit(.minutes(6))) struct FigureChangeTests {
    private func change(
        _ tenant: TestTenant, _ id: String, from before: Stand, at peildatumBefore: String? = nil, to after: Stand = .latest,
        at peildatumAfter: String? = nil, periode: String = "2026"
    ) async throws -> FigureChange {
        let request = FigureChangeRequest(
            id: id, period: try Period(periode), peildatumBefore: try peildatumBefore.map { try Day($0) }, standBefore: before,
            peildatumAfter: try peildatumAfter.map { try Day($0) }, standAfter: after)
        let change = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.change(request, today: TestTenant.today)
        }
        // Whatever else is asked: nothing is left over.
        #expect(change.before.numerator + change.parts.reduce(0) { $0 + $1.numerator } == change.after.numerator)
        #expect(change.before.denominator + change.parts.reduce(0) { $0 + $1.denominator } == change.after.denominator)
        return change
    }

    /// `cause teller/noemer cases`
    private func lines(_ change: FigureChange) -> [String] {
        change.parts.map { "\($0.cause) \($0.numerator)/\($0.denominator) \($0.cases.joined(separator: ","))" }
    }

    private static func ended(_ number: String, _ cells: [String: String] = [:]) -> [String: String] {
        [
            "casus_nr": number, "client_nr": "K\(number)", "gestart_op": "2026-02-01", "beeindigd_op": "2026-03-01",
            "reden_bron": "cbs", "reden_beeindiging": "01",
        ].merging(cells) { $1 }
    }

    @Test func `new, corrected and withdrawn cases are told apart, per delivery`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", Self.ended("C1"), Self.ended("C2"), Self.ended("C3")))
        try await tenant.accept(.of("casussen", Self.ended("C2", ["beeindigd_op": ""])))
        try await tenant.accept(.of("casussen", Self.ended("C4"), ["casus_nr": "C3", "verwijderd": "ja"]))
        let day = "2026-11-22"
        let change = try await self.change(tenant, "beeindigd", from: .delivery(1), at: day, at: day)
        #expect(
            self.lines(change) == [
                "new 1/0 C4", "corrected(delivery: 2) -1/0 C2", "withdrawn -1/0 C3",
            ])
        #expect(change.before.numerator == 3 && change.after.numerator == 2)
    }

    @Test func `nothing changed gives no parts`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", Self.ended("C1")))
        try await tenant.accept(.of("casussen", Self.ended("C1")))
        #expect(try await self.change(tenant, "beeindigd", from: .delivery(1), at: "2026-11-22", at: "2026-11-22").parts.isEmpty)
    }

    @Test func `an undone delivery is named`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", Self.ended("C1")))
        try await tenant.accept(.of("casussen", Self.ended("C1", ["beeindigd_op": ""]), Self.ended("C2")))
        try await tenant.undo(2)
        let change = try await self.change(tenant, "beeindigd", from: .delivery(2), at: "2026-11-22", at: "2026-11-22")
        #expect(self.lines(change) == ["undone(delivery: 2) 0/0 C1,C2"] || change.parts.map(\.cause) == [.undone(delivery: 2)])
        #expect(change.before.numerator == 1 && change.after.numerator == 1)
    }

    @Test func `a deadline that passes is time, not data`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["casus_nr": "C1", "ontvangen_op": "2026-06-01", "contact_op": ""]))
        let change = try await self.change(
            tenant, "contact_op_tijd", from: .latest, at: "2026-06-02", at: "2026-06-30")
        #expect(self.lines(change) == ["matured 0/1 C1"])
    }

    @Test func `a case received after the earlier day is new when it was not known then, and time when it was`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of("casussen", ["casus_nr": "C1", "ontvangen_op": "2026-06-01"], ["casus_nr": "C2", "ontvangen_op": "2026-06-20"]))
        try await tenant.accept(.of("casussen", ["casus_nr": "C3", "ontvangen_op": "2026-06-21"]))
        let change = try await self.change(tenant, "aanvragen", from: .delivery(1), at: "2026-06-10", at: "2026-06-30")
        #expect(self.lines(change) == ["new 1/0 C3", "matured 1/0 C2"])
    }

    @Test func `a score that comes later corrects the goal's case`() async throws {
        let tenant = try await TestInstallation.tenant()
        _ = try await tenant.deliver(
            .of("casussen", Self.ended("C1")), .of("doelen", ["doel_nr": "D1", "casus_nr": "C1", "gesteld_op": "2026-02-02"]),
            .of("evaluaties", ["evaluatie_nr": "E1", "casus_nr": "C1", "datum": "2026-02-20", "moment": "tussentijds"]),
        )
        try await tenant.accept(.of("doelscores", ["evaluatie_nr": "E1", "doel_nr": "D1", "gas_score": "1"]))
        let change = try await self.change(tenant, "doelrealisatie", from: .delivery(1), at: "2026-11-22", at: "2026-11-22")
        #expect(self.lines(change) == ["corrected(delivery: 2) 1/1 C1"])
    }

    @Test func `another case of the same client is other data`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen",
                Self.ended(
                    "C1",
                    ["client_nr": "K", "ontvangen_op": "2024-01-02", "gestart_op": "2024-02-01", "beeindigd_op": "2024-03-01"])))
        try await tenant.accept(
            .of("casussen", ["casus_nr": "C2", "client_nr": "K", "ontvangen_op": "2024-06-01", "gestart_op": "2024-06-10"]))
        let change = try await self.change(
            tenant, "geen_nieuwe_start", from: .delivery(1), at: "2026-11-22", at: "2026-11-22", periode: "2024")
        #expect(self.lines(change) == ["other -1/0 C1"])
    }

    @Test func `the stock and a sum are explained too`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["casus_nr": "C1", "gestart_op": "2026-02-01"]))
        _ = try await tenant.deliver(
            .of("medewerkers", ["medewerker_nr": "M1"]),
            .of("inzet", ["inzet_nr": "I1", "casus_nr": "C1", "medewerker_nr": "M1", "datum": "2026-02-10", "uren": "3.5"]),
        )
        try await tenant.accept(.of("casussen", ["casus_nr": "C1", "gestart_op": "2026-02-01", "beeindigd_op": "2026-03-01"]))
        let hours = try await self.change(tenant, "uren", from: .delivery(1), at: "2026-11-22", at: "2026-11-22")
        #expect(hours.after.numerator == Decimal(string: "3.5") && hours.parts.count == 1)
        let stock = try await self.change(
            tenant, "lopend", from: .delivery(1), at: "2026-11-22", at: "2026-11-22", periode: "2026-K2")
        #expect(self.lines(stock) == ["corrected(delivery: 3) -1/0 C1"])
    }

    @Test func `of a median the cases it rests on are explained`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", Self.ended("C1")))
        try await tenant.accept(.of("casussen", Self.ended("C2")))
        let change = try await self.change(tenant, "duur.mediaan", from: .delivery(1), at: "2026-11-22", at: "2026-11-22")
        #expect(!change.hasNumerator && change.hasDenominator && self.lines(change) == ["new 0/1 C2"])
    }

    @Test func `an unknown figure and a whole distribution are refused`() async throws {
        let tenant = try await TestInstallation.tenant()
        await #expect(throws: IndicatorError.self) { try await self.change(tenant, "uitvla", from: .latest) }
    }
}
