import Cases
import Domain
import Foundation
import TestSupport
import Testing

/// One case as a course of events.
@Suite(.timeLimit(.minutes(6))) struct CourseTests {
    private static let row: [String: String] = [
        "ontvangen_op": "2026-01-05", "contact_op": "2026-01-06", "aangemeld_wijkteam_op": "2026-01-06",
        "advies_op": "2026-01-07",
        "advies_uren": "60", "akkoord_soort": "offerte", "akkoord_op": "2026-01-08", "akkoord_uren": "50",
        "indicatie_op": "2026-01-20",
        "toewijzingnummer": "77", "gestart_op": "2026-01-12", "giz_op": "2026-01-14", "plan_op": "2026-01-20",
        "netwerk_op": "2026-02-01",
        "beeindigd_op": "2026-03-01", "reden_bron": "jw", "reden_beeindiging": "31", "tevredenheid": "9",
        "zonder_hulp_verder": "04",
        "overdracht_op": "2026-03-02", "wet": "jeugd", "kwetsbaarheid": "kind|ouders", "facturatie": "vecozo",
    ]

    private func whole() async throws -> TestTenant {
        try await TestTenant.with(
            .of("medewerkers", [:]), .of("casussen", Self.row),
            .of("regie", ["vanaf": "2026-01-06", "team": "Noord"]),
            .of("doelen", ["gesteld_op": "2026-01-20"], ["doel_nr": "D2", "gesteld_op": "2026-01-20", "domein": "ontwikkeling"]),
            .of(
                "evaluaties", ["datum": "2026-02-10", "besluit": "afschalen", "met_client": "ja"],
                ["evaluatie_nr": "E2", "datum": "2026-03-01", "moment": "eind", "besluit": "beeindigen"]),
            .of(
                "doelscores", ["gas_score": "-1"], ["doel_nr": "D2", "gas_score": "0"], ["evaluatie_nr": "E2", "gas_score": "2"]),
            .of(
                "inzet", ["datum": "2026-01-12", "uren": "2"],
                ["inzet_nr": "I2", "datum": "2026-01-18", "uren": "1,5", "dagdeel": "nacht"],
                ["inzet_nr": "I3", "datum": "2026-01-19", "uren": "3"]),
            .of(
                "facturen", ["maand": "2026-01", "uren": "6,5", "bedrag": "364"],
                ["factuur_nr": "F2", "maand": "2026-01", "uren": "-1", "bedrag": "-56"]))
    }

    @Test func `everything that happened is there, in the order of time and of the process`() async throws {
        let course = try #require(try await self.whole().course("C1"))
        let lines = course.events.map { "\($0.first) \(Self.word($0.kind))" }
        #expect(
            lines == [
                "2026-01-05 received", "2026-01-06 contact", "2026-01-06 wijkteamInformed", "2026-01-06 regie",
                "2026-01-07 advice",
                "2026-01-08 agreement", "2026-01-12 started", "2026-01-12 visits", "2026-01-14 giz", "2026-01-19 visits",
                "2026-01-20 indicatie", "2026-01-20 plan", "2026-01-20 goals", "2026-01-01 invoices", "2026-02-01 network",
                "2026-02-10 evaluation", "2026-03-01 evaluation", "2026-03-01 ended", "2026-03-02 handover",
            ])
        #expect(
            course.facts.deliveredHours == 6.5 && course.facts.state == .ended
                && course.facts.kwetsbaarheid == ["kind", "ouders"])
    }

    private static func word(_ kind: CaseEvent.Kind) -> String { "\(kind)".prefix { $0.isLetter }.description }

    @Test func `visits are gathered by week, Monday to Sunday`() async throws {
        let course = try #require(try await self.whole().course("C1"))
        let weeks = course.events.compactMap { event in
            if case .visits(let week) = event.kind {
                (event.first.iso, event.last?.iso, week.visits.count, week.hours)
            } else {
                nil
            }
        }
        #expect(weeks.map(\.0) == ["2026-01-12", "2026-01-19"] && weeks.map(\.1) == ["2026-01-18", nil])
        #expect(weeks.map(\.2) == [2, 1] && weeks.map(\.3) == [3.5, 3])
    }

    @Test func `an evaluation has its decision and its scores, an end its reason`() async throws {
        let course = try #require(try await self.whole().course("C1"))
        let evaluations = course.events.compactMap { event in
            if case .evaluation(let evaluation) = event.kind { evaluation } else { nil }
        }
        #expect(evaluations.map(\.decision) == ["afschalen", "beeindigen"] && evaluations.map(\.isFinal) == [false, true])
        #expect(evaluations.map { $0.scores.map(\.score) } == [[-1, 0], [2]])
        #expect(evaluations[0].withClient == true && evaluations[0].withCasemanager == nil)
        let ending = course.events.compactMap { event in if case .ended(let ending) = event.kind { ending } else { nil } }
        #expect(ending == [CaseEnding(reason: EndReason(.jw, "31"), mark: 9, withoutHelp: "04", referredTo: nil)])
    }

    @Test func `on an earlier day what came later has not happened`() async throws {
        let tenant = try await self.whole()
        let course = try #require(try await tenant.course("C1", peildatum: "2026-01-19"))
        #expect(course.facts.state == .running && course.facts.ended == nil && course.facts.indicatie == nil)
        #expect(course.events.map { Self.word($0.kind) }.suffix(3) == ["giz", "visits", "invoices"])
        #expect(try await tenant.course("C1", peildatum: "2026-01-04") == nil)
    }

    @Test func `what refers to a withdrawn row is left out, also a partner's regie`() async throws {
        let tenant = try await self.whole()
        try await tenant.accept(.of("skj_partners", [:]))
        try await tenant.accept(
            .of("regie", ["regie_nr": "G2", "vanaf": "2026-12-01", "soort": "skj_partner", "partner_nr": "P1"]))
        func regie() async throws -> [CaseRegie] {
            try await tenant.course("C1")?.events.compactMap { if case .regie(let regie) = $0.kind { regie } else { nil } } ?? []
        }
        #expect(try await regie().map(\.partner) == [nil, "Jeugdhulp (P1)"])
        #expect(try await regie().map(\.isPlanned) == [false, true])
        try await tenant.accept(.of("skj_partners", ["verwijderd": "ja"]))
        #expect(try await regie().count == 1)
        try await tenant.accept(.of("doelen", ["doel_nr": "D2", "verwijderd": "ja"]))
        let scores = try await tenant.course("C1")?.events.compactMap { event in
            if case .evaluation(let evaluation) = event.kind { evaluation.scores.count } else { nil }
        }
        #expect(scores == [1, 1])
        try await tenant.accept(.of("medewerkers", ["verwijderd": "ja"]))
        #expect(try await tenant.course("C1")?.facts.deliveredHours == 0)
    }

    @Test(arguments: ["C2", "", "c1", "C1 ", "' OR 1=1 --", "C1\u{0}", "%"])
    func `a number that is not one gives nothing`(number: String) async throws {
        #expect(try await TestTenant.with(.of("casussen", [:])).course(number) == nil)
    }

    @Test(arguments: ["2026/A 1", "é;\"'<b>", "100%", "a|b"]) func `a number may hold any characters`(number: String) async throws
    {
        let tenant = try await TestTenant.with(.of("casussen", ["casus_nr": number]))
        #expect(try await tenant.course(number)?.facts.reference.number == number)
    }

    @Test func `a withdrawn case is gone, and is there at the stand before`() async throws {
        let tenant = try await TestTenant.with(.of("casussen", [:]), .of("casussen", ["verwijderd": "ja"]))
        #expect(try await tenant.course("C1") == nil)
        #expect(try await tenant.course("C1", stand: .delivery(1)) != nil)
    }
}
