import Ingest
import TestSupport
import Testing

/// Checks of cases: every verdict, and the edges of their terms (contract §5, readings 5.2, 5.3 and 5.9 to 5.17).
@Suite(.timeLimit(.minutes(6))) struct CaseCheckTests {
    private func casus(_ values: [String: String], _ files: TextFile...) async throws -> TestTenant {
        let tenant = try await TestTenant.with(Standing.employee(), Standing.casus(values))
        for file in files { try await tenant.accept(file) }
        return tenant
    }

    /// The verdict over the first quarter of 2026.
    private func quarter(_ check: String, _ tenant: TestTenant) async throws -> [String] {
        try await tenant.judge(check, "2026-01-01", "2026-03-31")
    }

    private let started = ["gestart_op": "2026-01-10"]
    private var ended: [String: String] { self.started.merging(["beeindigd_op": "2026-03-20"]) { $1 } }

    private func rows(_ kind: String, _ key: String, _ rows: [String: String]...) -> TextFile {
        .of(kind, rows: rows.enumerated().map { [key: "X\($0.offset)"].merging($0.element) { $1 } })
    }

    // MARK: Regie

    @Test func `regie must cover every day with a visit`() async throws {
        let visits = Standing.visits("2026-01-20", "2026-01-21", "2026-01-22")
        let none = try await self.casus(self.started, visits)
        #expect(try await self.quarter("CAS-REGIE-DAG", none) == ["C1 onbekend 3 2026-01-20 2026-01-21 2026-01-22"])
        let gap = try await self.casus(
            self.started, visits,
            self.rows("regie", "regie_nr", ["tot": "2026-01-20"], ["vanaf": "2026-01-22"]))
        #expect(try await self.quarter("CAS-REGIE-DAG", gap) == ["C1 voldoet_niet 3 2026-01-21"])
        let whole = try await self.casus(
            self.started, visits,
            self.rows("regie", "regie_nr", ["tot": "2026-01-20"], ["vanaf": "2026-01-21"]))
        #expect(try await self.quarter("CAS-REGIE-DAG", whole) == ["C1 voldoet 3"])
    }

    @Test func `a partner covers only while its SKJ registration holds`() async throws {
        let visits = Standing.visits("2026-01-20", "2026-01-21", "2026-01-22")
        let partner = TextFile.of("skj_partners", ["geldig_tot": "2026-01-21", "gecontroleerd_op": "2025-03-31"])
        let tenant = try await self.casus(
            self.started, partner, visits, .of("regie", ["soort": "skj_partner", "partner_nr": "P1"]))
        #expect(try await self.quarter("CAS-REGIE-DAG", tenant) == ["C1 voldoet_niet 3 2026-01-22"])
        try await tenant.accept(.of("skj_partners", ["verwijderd": "ja"]))
        #expect(try await self.quarter("CAS-REGIE-DAG", tenant) == ["C1 onbekend 3 2026-01-20 2026-01-21 2026-01-22"])
    }

    @Test func `a partner is looked up every twelve months`() async throws {
        func verdict(_ checked: String) async throws -> [String] {
            let tenant = try await self.casus(
                self.started, .of("skj_partners", ["gecontroleerd_op": checked]),
                .of("regie", ["soort": "skj_partner", "partner_nr": "P1", "tot": "2026-01-20"]))
            return try await self.quarter("CAS-SKJ-CONTROLE", tenant)
        }
        #expect(try await verdict("") == ["P1 onbekend - 2026-03-31"])
        #expect(try await verdict("2026-04-01") == ["P1 onbekend - 2026-03-31"])
        #expect(try await verdict("2025-03-30") == ["P1 voldoet_niet - 2026-03-31"])
        #expect(try await verdict("2025-03-31") == ["P1 verloopt -"])
        #expect(try await verdict("2025-06-29") == ["P1 voldoet -"])
    }

    // MARK: Terms after the request and the start

    @Test func `contact is due at the end of the third werkdag`() async throws {
        // 5 January 2026 is a Monday; the term ends on the 8th.
        #expect(try await self.quarter("CAS-CONTACT", self.casus(["contact_op": "2026-01-08"])) == ["C1 voldoet -"])
        #expect(
            try await self.quarter("CAS-CONTACT", self.casus(["contact_op": "2026-01-09"])) == ["C1 voldoet_niet - 2026-01-08"])
        let open = try await self.casus([:])
        #expect(try await open.judge("CAS-CONTACT", "2026-01-01", "2026-01-08") == ["C1 nvt -"])
        #expect(try await open.judge("CAS-CONTACT", "2026-01-01", "2026-01-09") == ["C1 voldoet_niet - 2026-01-08"])
        #expect(try await self.quarter("CAS-CONTACT", self.casus(["ingetrokken_op": "2026-01-08"])) == ["C1 nvt -"])
        #expect(
            try await self.quarter("CAS-CONTACT", self.casus(["afgewezen_op": "2026-01-09"])) == ["C1 voldoet_niet - 2026-01-08"])
    }

    @Test func `an agreement with hours comes no later than the start`() async throws {
        let agreed = self.started.merging(["akkoord_op": "2026-01-10", "akkoord_uren": "0"]) { $1 }
        #expect(try await self.quarter("CAS-AKKOORD", self.casus(agreed)) == ["C1 voldoet -"])
        let late = agreed.merging(["akkoord_op": "2026-01-11"]) { $1 }
        #expect(try await self.quarter("CAS-AKKOORD", self.casus(late)) == ["C1 voldoet_niet - 2026-01-10"])
        // On the day itself it may still come (reading 5.3).
        let open = try await self.casus(self.started)
        #expect(try await open.judge("CAS-AKKOORD", "2026-01-01", "2026-01-10") == ["C1 nvt -"])
        #expect(try await open.judge("CAS-AKKOORD", "2026-01-01", "2026-01-11") == ["C1 voldoet_niet - 2026-01-10"])
        let withoutHours = agreed.merging(["akkoord_uren": ""]) { $1 }
        #expect(try await self.quarter("CAS-AKKOORD", self.casus(withoutHours)) == ["C1 voldoet_niet - 2026-01-10"])
    }

    @Test func `an indicatie within 42 days, under a known law`() async throws {
        func tenant(_ day: String, _ law: String) async throws -> TestTenant {
            try await self.casus(self.started.merging(["indicatie_op": day, "wet": law]) { $1 })
        }
        #expect(try await self.quarter("CAS-INDICATIE", tenant("2026-02-21", "jeugd")) == ["C1 voldoet -"])
        #expect(try await self.quarter("CAS-INDICATIE", tenant("2026-02-22", "wmo")) == ["C1 voldoet_niet - 2026-02-21"])
        #expect(try await self.quarter("CAS-INDICATIE", tenant("2026-02-20", "")) == ["C1 voldoet_niet - 2026-02-21"])
        #expect(try await tenant("2026-02-20", "").judge("CAS-INDICATIE", "2026-01-01", "2026-02-21") == ["C1 nvt -"])
        #expect(try await tenant("", "wmo").judge("CAS-INDICATIE", "2026-01-01", "2026-02-21") == ["C1 nvt -"])
        #expect(
            try await tenant("", "wmo").judge("CAS-INDICATIE", "2026-01-01", "2026-02-22") == ["C1 voldoet_niet - 2026-02-21"])
    }

    @Test func `a GIZ within fourteen days, or before the start`() async throws {
        func tenant(_ day: String) async throws -> TestTenant {
            try await self.casus(self.started.merging(["giz_op": day]) { $1 })
        }
        #expect(try await self.quarter("CAS-GIZ", tenant("2026-01-06")) == ["C1 voldoet -"])
        #expect(try await self.quarter("CAS-GIZ", tenant("2026-01-24")) == ["C1 voldoet -"])
        #expect(try await self.quarter("CAS-GIZ", tenant("2026-01-25")) == ["C1 voldoet_niet - 2026-01-24"])
        #expect(try await tenant("").judge("CAS-GIZ", "2026-01-01", "2026-01-24") == ["C1 nvt -"])
    }

    @Test func `a plan within 42 days, and a goal within fourteen days of it`() async throws {
        func tenant(_ plan: String, goal: String?) async throws -> TestTenant {
            let tenant = try await self.casus(self.started.merging(["plan_op": plan]) { $1 })
            if let goal { try await tenant.accept(.of("doelen", ["gesteld_op": goal])) }
            return tenant
        }
        #expect(try await self.quarter("CAS-PLAN", tenant("2026-02-21", goal: "2026-03-07")) == ["C1 voldoet -"])
        #expect(try await self.quarter("CAS-PLAN", tenant("2026-02-21", goal: "2026-03-08")) == ["C1 voldoet_niet - 2026-03-07"])
        #expect(try await self.quarter("CAS-PLAN", tenant("2026-02-22", goal: "2026-03-08")) == ["C1 voldoet_niet - 2026-02-21"])
        #expect(
            try await self.quarter("CAS-PLAN", tenant("2026-02-22", goal: nil)) == ["C1 voldoet_niet - 2026-02-21 2026-03-08"])
        #expect(try await tenant("2026-02-21", goal: nil).judge("CAS-PLAN", "2026-01-01", "2026-03-07") == ["C1 nvt -"])
        #expect(try await tenant("", goal: "2026-01-15").judge("CAS-PLAN", "2026-01-01", "2026-02-21") == ["C1 nvt -"])
    }

    // MARK: On the way and at the end

    @Test func `the network is activated by the end`() async throws {
        func tenant(_ day: String) async throws -> TestTenant {
            try await self.casus(self.ended.merging(["netwerk_op": day]) { $1 })
        }
        #expect(try await self.quarter("CAS-NETWERK", tenant("2026-03-20")) == ["C1 voldoet -"])
        #expect(try await self.quarter("CAS-NETWERK", tenant("2026-03-21")) == ["C1 voldoet_niet - 2026-03-20"])
        #expect(try await self.quarter("CAS-NETWERK", tenant("")) == ["C1 voldoet_niet - 2026-03-20"])
    }

    @Test func `between two moments lie 56 days at most`() async throws {
        func tenant(_ days: String..., values: [String: String]) async throws -> TestTenant {
            let rows = days.enumerated().map { ["evaluatie_nr": "E\($0.offset)", "datum": $0.element] }
            return try await self.casus(values, .of("evaluaties", rows: rows))
        }
        let inTime = try await tenant("2026-03-07", values: self.started)
        #expect(try await self.quarter("CAS-EVAL-TUSSEN", inTime) == ["C1 voldoet 81"])
        let late = try await tenant("2026-03-08", values: self.started)
        #expect(try await self.quarter("CAS-EVAL-TUSSEN", late) == ["C1 voldoet_niet 81 2026-03-08"])
        #expect(try await late.judge("CAS-EVAL-TUSSEN", "2026-03-09", "2026-03-31") == ["C1 voldoet 23"])
        let never = try await tenant("2026-01-09", "2026-03-21", values: self.ended)
        #expect(
            try await never.judge("CAS-EVAL-TUSSEN", "2026-03-18", "2026-03-31") == [
                "C1 voldoet_niet 3 2026-03-18 2026-03-19 2026-03-20"
            ])
        #expect(try await never.judge("CAS-EVAL-TUSSEN", "2026-03-21", "2026-03-31") == [])
        #expect(try await never.judge("CAS-EVAL-TUSSEN", "2026-01-01", "2026-01-12") == ["C1 voldoet 3"])
    }

    @Test func `a final evaluation within fourteen days scores every goal`() async throws {
        func tenant(_ evaluation: String, scores: [String], goal: String = "2026-02-01") async throws -> TestTenant {
            let tenant = try await self.casus(
                self.ended, .of("evaluaties", ["datum": evaluation, "moment": "eind"]),
                self.rows("doelen", "doel_nr", [:], ["gesteld_op": goal]))
            if !scores.isEmpty { try await tenant.accept(.of("doelscores", rows: scores.map { ["doel_nr": $0] })) }
            return tenant
        }
        let check = "CAS-EVAL-EIND"
        #expect(
            try await tenant("2026-04-03", scores: ["X0", "X1"]).judge(check, "2026-01-01", "2026-04-03") == ["C1 voldoet -"])
        #expect(
            try await tenant("2026-04-04", scores: ["X0", "X1"]).judge(check, "2026-01-01", "2026-04-04")
                == ["C1 voldoet_niet - 2026-04-03"])
        #expect(
            try await tenant("2026-03-06", scores: ["X0", "X1"]).judge(check, "2026-01-01", "2026-03-31") == ["C1 voldoet -"])
        #expect(try await tenant("2026-03-20", scores: ["X0"]).judge(check, "2026-01-01", "2026-04-03") == ["C1 nvt -"])
        #expect(
            try await tenant("2026-03-20", scores: ["X0"]).judge(check, "2026-01-01", "2026-04-04")
                == ["C1 voldoet_niet - 2026-04-03"])
        #expect(
            try await tenant("2026-03-20", scores: ["X0"], goal: "2026-03-21").judge(check, "2026-01-01", "2026-04-04")
                == ["C1 voldoet -"])
    }

    @Test func `every evaluation in the period has both parties`() async throws {
        let both = ["met_client": "ja", "met_casemanager": "ja"]
        let tenant = try await self.casus(
            self.ended,
            self.rows(
                "evaluaties", "evaluatie_nr", both.merging(["datum": "2026-01-31"]) { $1 },
                ["datum": "2026-02-01", "met_client": "ja"],
                ["datum": "2026-02-01"], both.merging(["datum": "2026-04-01"]) { $1 }))
        #expect(try await self.quarter("CAS-EVAL-PARTIJEN", tenant) == ["C1 voldoet_niet - 2026-02-01"])
        #expect(try await tenant.judge("CAS-EVAL-PARTIJEN", "2026-04-01", "2026-04-30") == ["C1 voldoet -"])
        #expect(try await tenant.judge("CAS-EVAL-PARTIJEN", "2026-05-01", "2026-05-31") == [])
    }

    @Test func `a long case has a decision on how to go on`() async throws {
        func tenant(_ rows: [[String: String]], _ values: [String: String]) async throws -> TestTenant {
            let rows = rows.enumerated().map { ["evaluatie_nr": "E\($0.offset)"].merging($0.element) { $1 } }
            return try await self.casus(values, .of("evaluaties", rows: rows))
        }
        let check = "CAS-DOELMATIG"
        let good = try await tenant([["besluit": "gelijk"]], self.ended)
        #expect(try await self.quarter(check, good) == ["C1 voldoet -"])
        let none = try await tenant([["besluit": "beeindigen"]], self.ended)
        #expect(try await self.quarter(check, none) == ["C1 voldoet_niet - 2026-03-20"])
        let more = try await tenant([["besluit": "opschalen"], ["besluit": "afschalen"]], self.ended)
        #expect(try await self.quarter(check, more) == ["C1 voldoet_niet - 2026-02-01"])
        let short = self.started.merging(["beeindigd_op": "2026-03-06"]) { $1 }
        #expect(try await self.quarter(check, try await tenant([["besluit": "beeindigen"]], short)) == [])
        let longer = self.started.merging(["beeindigd_op": "2026-03-07"]) { $1 }
        #expect(
            try await self.quarter(check, try await tenant([["besluit": "beeindigen"]], longer)) == [
                "C1 voldoet_niet - 2026-03-07"
            ])
    }
}
