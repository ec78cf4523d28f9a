import Compliance
import Domain
import Ingest
import Storage
import TestSupport
import Testing

/// Parameters that an organisation sets otherwise: those known at the stand that hold on the last day of the period.
@Suite(.timeLimit(.minutes(6))) struct ParameterTests {
    private static let months = [
        "parameter_nr": "P1", "parameter": "MED-VOG-DAG.maanden", "getal": "24", "geldig_vanaf": "2026-02-01",
    ]

    private func tenant() async throws -> TestTenant {
        try await TestTenant.with(
            Standing.employee(), Standing.casus(), Standing.visits("2026-01-20", "2026-02-20"),
            .of("registraties", ["soort": "VOG", "afgegeven_op": "2024-01-25", "geldig_vanaf": "2024-01-25"]))
    }

    @Test func `a parameter holds for periods that end while it is valid`() async throws {
        let tenant = try await self.tenant()
        let number = try await tenant.set("parameters", Self.months)
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-01-31") == ["M1 voldoet 1"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28") == ["M1 voldoet_niet 2 2026-02-20"])
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28", stand: .delivery(number - 1))
                == ["M1 voldoet 2"])
        try await tenant.set(
            "parameters", Self.months.merging(["geldig_tot": "2026-02-27"]) { $1 }, basis: number)
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28") == ["M1 voldoet 2"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-27") == ["M1 voldoet_niet 2 2026-02-20"])
    }

    @Test func `it is recorded with the result`() async throws {
        let tenant = try await self.tenant()
        try await tenant.set("parameters", Self.months)
        let all = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.checks(
                QualityQuestion(ids: ["MED-VOG-DAG"], period: try Period("2026-K1")), today: TestTenant.today)
        }
        #expect(all.map { $0.parameters["MED-VOG-DAG"]?["maanden"] } == [36, 24, 24])
    }

    @Test func `two values never hold at the same time`() async throws {
        let tenant = try await self.tenant()
        try await tenant.set("parameters", Self.months.merging(["geldig_tot": "2026-12-31"]) { $1 })
        let other = Self.months.merging(["parameter_nr": "P2"]) { $1 }
        #expect(try await tenant.refusal("parameters", other) == ["parameter_overlapt"])
        #expect(
            try await tenant.refusal("parameters", other.merging(["geldig_vanaf": "2026-12-31"]) { $1 }) == ["parameter_overlapt"]
        )
        try await tenant.set("parameters", other.merging(["geldig_vanaf": "2027-01-01"]) { $1 })
        try await tenant.set(
            "parameters", other.merging(["parameter_nr": "P3", "parameter": "MED-SCHOLING.punten"]) { $1 })
    }

    @Test func `every parameter can be set to its greatest, and its check still judges`() async throws {
        let tenant = try await TestInstallation.tenant()
        for definition in Checks.definitions {
            for parameter in definition.parameters {
                #expect(parameter.range.contains(parameter.standard), "\(definition.name(of: parameter))")
                try await tenant.set(
                    "parameters",
                    [
                        "parameter_nr": definition.name(of: parameter), "parameter": definition.name(of: parameter),
                        "getal": String(parameter.range.upperBound), "geldig_vanaf": "2026-01-01",
                    ])
            }
        }
        for definition in Checks.definitions {
            #expect(try await tenant.judge(definition.id, "2026-01-01", "2026-03-31").count <= 1)
        }
    }
}
