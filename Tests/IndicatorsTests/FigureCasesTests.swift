import Domain
import Foundation
import Indicators
import Storage
import TestSupport
import Testing

/// The cases behind a figure add up to it.
@Suite(.timeLimit(.minutes(6))) struct FigureCasesTests {
    private func cases(_ tenant: TestTenant, _ request: FigureCasesRequest) async throws -> FigureCases {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.figureCases(request, today: TestTenant.today)
        }
    }

    private func figure(_ tenant: TestTenant, _ request: FigureCasesRequest) async throws -> Figure? {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            try await reader.figures(
                FigureRequest(ids: [request.id], period: request.period, filters: request.filters), today: TestTenant.today
            ).figures.first { $0.indicator == request.id }
        }
    }

    private static func ended(_ number: String, _ reason: String, wet: String) -> [String: String] {
        [
            "casus_nr": number, "client_nr": "K\(number)", "wet": wet, "gestart_op": "2026-02-01", "beeindigd_op": "2026-03-01",
            "reden_bron": "cbs", "reden_beeindiging": reason,
        ]
    }

    private func tenant() async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(
            .of(
                "casussen", Self.ended("C1", "01", wet: "wmo"), Self.ended("C2", "03", wet: "wmo"),
                Self.ended("C3", "03", wet: "jeugd"), Self.ended("C4", "", wet: "wmo")))
        return tenant
    }

    @Test(arguments: ["uitval", "beeindigd", "reden_onbekend", "duur.mediaan", "duur.gemiddelde", "lopend"])
    func `teller and noemer of the cases add up to those of the figure`(id: String) async throws {
        let tenant = try await self.tenant()
        for filters in [[:], [.wet: ["wmo"]]] as [[Domain.Dimension: [String]]] {
            let request = FigureCasesRequest(id: id, period: try Period("2026-K1"), filters: filters)
            let (cases, figure) = (try await self.cases(tenant, request), try await self.figure(tenant, request))
            #expect(cases.total.denominator == figure?.denominator ?? 0, "\(id)")
            #expect(cases.total.numerator == figure?.numerator ?? 0, "\(id)")
        }
    }

    @Test func `what counts in the teller comes first, and what does not count is told`() async throws {
        let cases = try await self.cases(try await self.tenant(), FigureCasesRequest(id: "uitval", period: try Period("2026-K1")))
        #expect(cases.rows.map { "\($0.number) \($0.numerator)/\($0.denominator)" } == ["C2 1/1", "C3 1/1", "C1 0/1", "C4 0/0"])
        #expect(cases.hasNumerator && cases.hasDenominator)
    }

    @Test func `a median and a percentile tell of every case what they are taken of, the most first`() async throws {
        let tenant = try await self.tenant()
        try await tenant.accept(
            .of("casussen", Self.ended("C0", "01", wet: "wmo").merging(["beeindigd_op": "2026-02-10"]) { $1 }))
        for id in ["duur.mediaan", "duur.p90"] {
            let cases = try await self.cases(tenant, FigureCasesRequest(id: id, period: try Period("2026-K1")))
            #expect(
                cases.rows.map { "\($0.number) \($0.measured ?? -1)" } == ["C1 29", "C2 29", "C3 29", "C4 29", "C0 10"], "\(id)")
            #expect(!cases.hasNumerator && cases.hasDenominator)
        }
        let mean = try await self.cases(tenant, FigureCasesRequest(id: "duur.gemiddelde", period: try Period("2026-K1")))
        #expect(mean.rows.map(\.numerator) == [29, 29, 29, 29, 10] && mean.rows.allSatisfy { $0.measured == nil })
    }

    @Test func `a period that has not begun has none, and an unknown figure is refused`() async throws {
        let tenant = try await self.tenant()
        #expect(try await self.cases(tenant, FigureCasesRequest(id: "lopend", period: try Period("2027-K1"))).rows.isEmpty)
        await #expect(throws: IndicatorError.self) { try await self.cases(tenant, FigureCasesRequest(id: "onzin")) }
    }
}
