import Domain
import Ingest
import TestSupport
import Testing

/// Checks of employees: every verdict, and the edges of their terms (contract §5, readings 5.2 to 5.8, 7.19, 7.20, 8.4).
@Suite(.timeLimit(.minutes(6))) struct EmployeeCheckTests {
    private func worked(_ days: [String], _ files: TextFile..., employee: [String: String] = [:]) async throws -> TestTenant {
        let visits = TextFile.of("inzet", rows: days.enumerated().map { ["inzet_nr": "I\($0.offset)", "datum": $0.element] })
        let tenant = try await TestTenant.with(Standing.employee(employee), Standing.casus(), visits)
        for file in files { try await tenant.accept(file) }
        return tenant
    }

    private func registration(_ kind: String, _ values: [String: String]..., from: String = "2024-01-01") -> TextFile {
        .of(
            "registraties",
            rows: values.enumerated().map { index, row in
                ["registratie_nr": "R\(index)", "soort": kind, "geldig_vanaf": from].merging(row) { $1 }
            })
    }

    @Test func `a VOG counts from its issue for 36 months, clamped to the end of the month`() async throws {
        let tenant = try await self.worked(
            ["2026-02-27", "2026-02-28", "2026-03-01"], self.registration("VOG", ["afgegeven_op": "2023-02-28"]))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 3 2026-03-01"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28") == ["M1 verloopt 2"])
        let leap = try await self.worked(
            ["2026-02-28", "2026-03-01"], self.registration("VOG", ["afgegeven_op": "2024-02-29"]))
        #expect(try await leap.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 2"])
    }

    @Test func `a renewal that is recorded, or leaving before, keeps somebody from lapsing`() async throws {
        let row = ["afgegeven_op": "2023-04-01"]
        let visit = ["2026-03-10"]
        let lapsing = try await self.worked(visit, self.registration("VOG", row))
        #expect(try await lapsing.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 verloopt 1"])
        let renewed = try await self.worked(visit, self.registration("VOG", row, ["afgegeven_op": "2026-04-02"]))
        #expect(try await renewed.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 1"])
        let gap = try await self.worked(visit, self.registration("VOG", row, ["afgegeven_op": "2026-04-03"]))
        #expect(try await gap.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 verloopt 1"])
        let leaving = try await self.worked(visit, self.registration("VOG", row), employee: ["uit_dienst_op": "2026-04-01"])
        #expect(try await leaving.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 1"])
        let later = try await self.worked(visit, self.registration("VOG", ["afgegeven_op": "2023-06-30"]))
        #expect(try await later.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 1"])
        #expect(try await later.judge("MED-VOG-DAG", "2026-01-01", "2026-04-02") == ["M1 verloopt 1"])
    }

    @Test func `without a row nothing is known, and every day worked fails`() async throws {
        let tenant = try await self.worked(["2026-01-20", "2026-01-22"])
        for check in ["MED-VOG-DAG", "MED-KCKZ-DAG", "MED-EHBO-DAG"] {
            #expect(try await tenant.judge(check, "2026-01-01", "2026-03-31") == ["M1 onbekend 2 2026-01-20 2026-01-22"])
        }
        let undated = try await self.worked(["2026-01-20"], self.registration("VOG", [:]))
        #expect(try await undated.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 1 2026-01-20"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-02-01", "2026-03-31") == [])
    }

    @Test func `a VOG at the start is issued in the three months before it`() async throws {
        func verdict(_ issued: String, start: String) async throws -> [String] {
            let tenant = try await self.worked(
                ["2026-03-10"], self.registration("VOG", ["afgegeven_op": issued]), employee: ["in_dienst_op": start])
            return try await tenant.judge("MED-VOG-START", "2026-01-01", "2026-03-31")
        }
        #expect(try await verdict("2024-02-29", start: "2024-05-31") == ["M1 voldoet -"])
        #expect(try await verdict("2024-02-28", start: "2024-05-31") == ["M1 voldoet_niet - 2024-05-31"])
        #expect(try await verdict("2024-05-31", start: "2024-05-31") == ["M1 voldoet -"])
        #expect(try await verdict("2024-06-01", start: "2024-05-31") == ["M1 voldoet_niet - 2024-05-31"])
        let none = try await self.worked(["2026-03-10"])
        #expect(try await none.judge("MED-VOG-START", "2026-01-01", "2026-03-31") == ["M1 onbekend - 2020-01-01"])
    }

    @Test func `registrations that adjoin or overlap are one, a gap of a day is a day`() async throws {
        let days = ["2026-02-28", "2026-03-01", "2026-03-02"]
        let first = ["geldig_vanaf": "2024-01-01", "geldig_tot": "2026-02-28"]
        let adjoining = try await self.worked(days, self.registration("KCKZ", first, ["geldig_vanaf": "2026-03-01"]))
        #expect(try await adjoining.judge("MED-KCKZ-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 3"])
        let gap = try await self.worked(days, self.registration("KCKZ", first, ["geldig_vanaf": "2026-03-02"]))
        #expect(try await gap.judge("MED-KCKZ-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 3 2026-03-01"])
        let ending = try await self.worked(["2026-02-27"], self.registration("KINDER_EHBO", first))
        #expect(try await ending.judge("MED-EHBO-DAG", "2026-01-01", "2026-02-27") == ["M1 verloopt 1"])
    }

    @Test func `a diploma counts from its day on`() async throws {
        let days = ["2026-01-20", "2026-01-22"]
        let late = try await self.worked(days, employee: ["mbo_niveau": "3", "diploma_op": "2026-01-21"])
        #expect(try await late.judge("MED-MBO", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 2 2026-01-20"])
        let levelOnly = try await self.worked(days, employee: ["mbo_niveau": "4", "diploma_op": ""])
        #expect(try await levelOnly.judge("MED-MBO", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 2 2026-01-20 2026-01-22"])
        #expect(
            try await self.worked(days).judge("MED-MBO", "2026-01-01", "2026-03-31") == ["M1 onbekend 2 2026-01-20 2026-01-22"])
        let good = try await self.worked(days, employee: ["mbo_niveau": "3", "diploma_op": "2026-01-20"])
        #expect(try await good.judge("MED-MBO", "2026-01-01", "2026-03-31") == ["M1 voldoet 2"])
    }

    @Test func `training counts in the twelve months, its first day left out`() async throws {
        func tenant(_ rows: [[String: String]], employee: [String: String] = [:]) async throws -> TestTenant {
            let rows = rows.enumerated().map { ["scholing_nr": "S\($0.offset)"].merging($0.element) { $1 } }
            let tenant = try await self.worked(["2026-03-10"], employee: employee)
            if !rows.isEmpty { try await tenant.accept(.of("scholingen", rows: rows)) }
            return tenant
        }
        let btz = ["categorie": "BTZ", "punten": "1", "datum": "2025-04-01"]
        let enough = try await tenant([btz, ["punten": "9", "datum": "2026-03-31"]])
        #expect(try await enough.judge("MED-SCHOLING", "2026-01-01", "2026-03-31") == ["M1 voldoet -"])
        let early = try await tenant([btz.merging(["datum": "2025-03-31"]) { $1 }, ["punten": "12", "datum": "2026-03-31"]])
        #expect(try await early.judge("MED-SCHOLING", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet - 2026-03-31"])
        #expect(try await tenant([]).judge("MED-SCHOLING", "2026-01-01", "2026-03-31") == ["M1 onbekend - 2026-03-31"])
        let new = try await tenant([], employee: ["in_dienst_op": "2025-04-01"])
        #expect(try await new.judge("MED-SCHOLING", "2026-01-01", "2026-03-31") == ["M1 nvt -"])
        // Judged by the twelve months, also when the visit was before the period.
        #expect(try await enough.judge("MED-SCHOLING", "2026-03-31", "2026-03-31") == ["M1 voldoet -"])
    }

    @Test func `points of KCKZ keep up with the share that is over`() async throws {
        // 100 days of 400 are over on 9 April 2026: ten points.
        let registration = self.registration("KCKZ", ["geldig_vanaf": "2025-12-31", "geldig_tot": "2027-02-03"])
        func tenant(_ points: String, _ category: String = "A") async throws -> TestTenant {
            try await self.worked(
                ["2026-04-01"], registration, .of("scholingen", ["punten": points, "categorie": category, "datum": "2025-12-31"]))
        }
        #expect(try await tenant("10").judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-09") == ["M1 voldoet -"])
        #expect(try await tenant("9,5").judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-09") == ["M1 voldoet_niet - 2026-04-09"])
        #expect(try await tenant("9,5").judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-08") == ["M1 voldoet -"])
        #expect(
            try await tenant("40", "BTZ").judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-09") == ["M1 voldoet_niet - 2026-04-09"]
        )
        let open = try await self.worked(["2026-04-01"], self.registration("KCKZ", [:]))
        #expect(try await open.judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-09") == ["M1 nvt -"])
        let later = try await self.worked(["2026-04-01"], self.registration("KCKZ", ["geldig_vanaf": "2026-04-10"]))
        #expect(try await later.judge("MED-KCKZ-PUNTEN", "2026-04-01", "2026-04-09") == ["M1 onbekend - 2026-04-09"])
    }

    @Test func `an earlier stand judges by what was known then`() async throws {
        let tenant = try await self.worked(["2026-01-20"])
        try await tenant.accept(self.registration("VOG", ["afgegeven_op": "2025-01-01"]))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet 1"])
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31", stand: .delivery(1))
                == ["M1 onbekend 1 2026-01-20"])
        try await tenant.undo(2)
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 onbekend 1 2026-01-20"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31", stand: .delivery(2)) == ["M1 voldoet 1"])
    }

    @Test func `who was withdrawn is judged nowhere`() async throws {
        let tenant = try await self.worked(["2026-01-20"])
        try await tenant.accept(.of("medewerkers", ["verwijderd": "ja"]))
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == [])
    }
}
