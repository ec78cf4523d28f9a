import Domain
import Foundation
import Postgres
import Storage
import TestSupport
import Testing

@testable import Indicators

/// Why a figure differs between two periods at the same dates, and what another definition does.
@Suite(.timeLimit(.minutes(6))) struct PeriodChangeTests {
    private func change(
        _ tenant: TestTenant, _ id: String, _ first: String, _ last: String, at peildatum: String = "2026-11-22",
        filters: [Domain.Dimension: [String]] = [:]
    ) async throws -> FigureChange {
        let request = FigureChangeRequest(
            id: id, period: try Period(last), comparedPeriod: try Period(first), filters: filters,
            peildatumAfter: try Day(peildatum))
        return try await self.change(tenant, request)
    }

    private func change(_ tenant: TestTenant, _ request: FigureChangeRequest) async throws -> FigureChange {
        let change = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.change(request, today: TestTenant.today)
        }
        #expect(change.before.numerator + change.parts.reduce(0) { $0 + $1.numerator } == change.after.numerator)
        #expect(change.before.denominator + change.parts.reduce(0) { $0 + $1.denominator } == change.after.denominator)
        return change
    }

    private func lines(_ change: FigureChange) -> [String] {
        change.parts.map { "\($0.cause) \($0.numerator)/\($0.denominator) \($0.cases.joined(separator: ","))" }
    }

    private static func ended(_ number: String, _ end: String, _ reason: String) -> [String: String] {
        [
            "casus_nr": number, "client_nr": "K\(number)", "ontvangen_op": "2025-01-06", "gestart_op": "2025-02-01",
            "beeindigd_op": end,
            "reden_bron": reason.isEmpty ? "" : "cbs", "reden_beeindiging": reason,
        ]
    }

    @Test func `a share is explained by who left and who came, in and out of the teller`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen", Self.ended("A1", "2025-08-01", "03"), Self.ended("A2", "2025-08-02", "01"),
                Self.ended("A3", "2025-09-30", "01"), Self.ended("B1", "2026-07-01", "04"), Self.ended("B2", "2026-08-02", "01"),
                Self.ended("B3", "2026-09-30", ""), Self.ended("C1", "2026-10-01", "03")))
        let change = try await self.change(tenant, "uitval", "2025-K3", "2026-K3")
        #expect(
            self.lines(change) == [
                "left(Indicators.FigureChange.Counting.numerator) -1/-1 A1",
                "left(Indicators.FigureChange.Counting.denominator) 0/-2 A2,A3",
                "came(Indicators.FigureChange.Counting.numerator) 1/1 B1",
                "came(Indicators.FigureChange.Counting.denominator) 0/1 B2",
                "came(Indicators.FigureChange.Counting.nothing) 0/0 B3",
            ])
        #expect(change.before.denominator == 3 && change.after.denominator == 2 && change.isOfPeriods)
    }

    @Test func `what has not matured on the day is told, and counts for nothing`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen", ["casus_nr": "A1", "ontvangen_op": "2026-06-01", "contact_op": ""],
                ["casus_nr": "B1", "ontvangen_op": "2026-07-01", "contact_op": ""]))
        let change = try await self.change(tenant, "contact_op_tijd", "2026-K2", "2026-K3", at: "2026-07-02")
        #expect(change.parts.map(\.cause) == [.left(.denominator), .came(.nothing)])
    }

    @Test func `of the stock those who started and those who ended since are the difference`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen", ["casus_nr": "A", "gestart_op": "2026-02-01"],
                ["casus_nr": "B", "gestart_op": "2026-02-01", "beeindigd_op": "2026-05-01"],
                ["casus_nr": "C", "gestart_op": "2026-05-02"]))
        let change = try await self.change(tenant, "lopend", "2026-K1", "2026-K2")
        #expect(change.parts.map(\.cause) == [.left(.whole), .came(.whole)] && change.parts.map(\.cases) == [["B"], ["C"]])
        #expect(change.isStock && change.before.numerator == 2 && change.after.numerator == 2)
    }

    @Test func `hours of one case in both periods are one part`() async throws {
        let tenant = try await TestInstallation.tenant()
        _ = try await tenant.deliver(
            .of("casussen", ["casus_nr": "A", "gestart_op": "2026-02-01"], ["casus_nr": "B", "gestart_op": "2026-02-01"]),
            .of("medewerkers", ["medewerker_nr": "M1"]),
            .of(
                "inzet", ["inzet_nr": "I1", "casus_nr": "A", "medewerker_nr": "M1", "datum": "2026-03-10", "uren": "3.5"],
                ["inzet_nr": "I2", "casus_nr": "A", "medewerker_nr": "M1", "datum": "2026-04-10", "uren": "5"],
                ["inzet_nr": "I3", "casus_nr": "B", "medewerker_nr": "M1", "datum": "2026-04-11", "uren": "2"]))
        let change = try await self.change(tenant, "uren", "2026-K1", "2026-K2")
        #expect(change.parts.map(\.cause) == [.came(.whole), .both])
        #expect(change.parts.map(\.numerator) == [2, Decimal(string: "1.5")!])
    }

    @Test func `a filter limits both periods, and a period that has not begun is empty`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen", ["casus_nr": "A", "gemeente": "GM0363", "ontvangen_op": "2026-02-01"],
                ["casus_nr": "B", "gemeente": "GM0344", "ontvangen_op": "2026-05-01"]))
        let filtered = try await self.change(tenant, "aanvragen", "2026-K1", "2026-K2", filters: [.gemeente: ["GM0363"]])
        #expect(filtered.parts.map(\.cases) == [["A"]])
        #expect(try await self.change(tenant, "lopend", "2026-K1", "2027-K1").after.numerator == 0)
    }

    /// Uitval as it might have been defined before: only what the client stopped.
    private struct EarlierUitval: Indicator {
        let definition = Definition(
            id: "uitval", version: 0, label: "Uitval", englishLabel: "Drop-out", meaning: "", caveat: "", source: "",
            unit: .percent)
        let observation = Observation.ended
        let measure = Measure.share(numerator: "cbs = '03'", denominator: "cbs IS NOT NULL")
    }

    /// As the catalogue has it, but valid from a later day.
    private struct LaterUitval: Indicator {
        let definition = Definition(
            id: "uitval", version: 1, validFrom: Day(year: 2026, month: 6, day: 1)!, label: "Uitval", englishLabel: "Drop-out",
            meaning: "", caveat: "", source: "", unit: .percent)
        let observation = Observation.ended
        let measure = Measure.share(numerator: "cbs IN ('03', '04')", denominator: "cbs IS NOT NULL")
    }

    @Test func `another definition is a cause of its own, before anything else`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", Self.ended("A", "2026-03-01", "04"), Self.ended("B", "2026-03-02", "03")))
        try await tenant.accept(.of("casussen", Self.ended("C", "2026-03-03", "01")))
        // The catalogue's own version holds from 1990 on; only a version with a later first day can have had one before it.
        let current = LaterUitval()
        #expect(Catalogue.version(of: current, on: try Day("2026-05-31"), earlier: [EarlierUitval()]).definition.version == 0)
        #expect(Catalogue.version(of: current, on: try Day("2026-06-01"), earlier: [EarlierUitval()]).definition.version == 1)
        let request = FigureChangeRequest(
            id: "uitval", period: try Period("2026"), peildatumBefore: try Day("2026-05-31"), standBefore: .delivery(1),
            peildatumAfter: try Day("2026-11-22"))
        let change = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.change(request, of: current, today: TestTenant.today, earlier: [EarlierUitval()])
        }
        #expect(change.before.version == 0 && change.after.version == 1)
        #expect(self.lines(change) == ["redefined(from: 0, to: 1) 1/0 A", "new 0/1 C"])
        #expect(change.before.numerator == 1 && change.after.numerator == 2 && change.after.denominator == 3)
    }

    @Test func `every version of a definition has the figures of the one that holds, and an earlier first day`() {
        for earlier in Catalogue.earlier {
            let current = Catalogue.all.first { $0.definition.id == earlier.definition.id }
            #expect(current.map { $0.definition.validFrom > earlier.definition.validFrom } == true)
            #expect(current.map { Aggregate.all(of: $0).map(\.id) } == Aggregate.all(of: earlier).map(\.id))
        }
    }
}
