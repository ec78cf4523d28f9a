import Domain
import Foundation
import Indicators
import TestSupport
import Testing

/// Goals, their latest eligible score and the GAS T-score (readings 4.11, 4.12).
@Suite(.timeLimit(.minutes(6))) struct GoalFigureTests {
    /// One case that ended on 1 March 2026, with goals (number, domein, gewicht), evaluations (number, datum, moment) and scores.
    private func tenant(
        goals: [[String]], evaluations: [[String]], scores: [(String, String, Int)],
        cases: [[String: String]] = [CaseFigure.ended()]
    ) async throws -> TestTenant {
        let goals = goals.map { ["doel_nr": $0[0], "domein": $0[1], "gewicht": $0[2], "casus_nr": $0.count > 3 ? $0[3] : "C1"] }
        let evaluations = evaluations.map {
            ["evaluatie_nr": $0[0], "datum": $0[1], "moment": $0[2], "casus_nr": $0.count > 3 ? $0[3] : "C1"]
        }
        let scores = scores.map { ["evaluatie_nr": $0.0, "doel_nr": $0.1, "gas_score": "\($0.2)"] }
        return try await CaseFigure(
            "", cases,
            [.of("doelen", rows: goals), .of("evaluaties", rows: evaluations), .of("doelscores", rows: scores)], is: ""
        ).delivered()
    }

    private static let first = ["E1", "2026-02-10", "tussentijds"]

    @Test func `the latest evaluation that scores a goal counts`() async throws {
        let tenant = try await self.tenant(
            goals: [["D1", "opvoeding", ""], ["D2", "opvoeding", ""], ["D3", "opvoeding", ""]],
            evaluations: [Self.first, ["E2", "2026-03-01", "tussentijds"]],
            scores: [("E1", "D1", 1), ("E1", "D2", 0), ("E2", "D1", -1)])
        #expect(try await tenant.ask("doelrealisatie", "doelen_gescoord").cells == ["1/2 1 50", "2/3 1 66.6667"])
    }

    @Test func `after the end only a final evaluation counts`() async throws {
        let tenant = try await self.tenant(
            goals: [["D1", "opvoeding", ""], ["D2", "opvoeding", ""]],
            evaluations: [Self.first, ["E2", "2026-03-02", "tussentijds"], ["E3", "2026-03-20", "eind"]],
            scores: [("E1", "D1", -1), ("E2", "D1", 2), ("E1", "D2", -1), ("E3", "D2", 0)])
        #expect(try await tenant.ask("doelrealisatie").cells == ["1/2 1 50"])
        #expect(try await tenant.ask("doelrealisatie", peildatum: "2026-03-19").cells == ["0/2 1 0"])
    }

    @Test func `on one day a final evaluation wins, and then the greatest number by code point`() async throws {
        let day = "2026-02-20"
        let tenant = try await self.tenant(
            goals: [["D1", "opvoeding", ""], ["D2", "opvoeding", ""]],
            evaluations: [["E9", day, "tussentijds"], ["E10", day, "eind"], ["E100", day, "eind"], ["E2", day, "eind"]],
            scores: [("E9", "D1", -1), ("E10", "D1", 1), ("E10", "D2", -1), ("E100", "D2", -1), ("E2", "D2", 1)])
        #expect(try await tenant.ask("doelrealisatie").cells == ["2/2 1 100"])
    }

    @Test func `a goal set after the end counts and one set after the peildatum does not`() async throws {
        let tenant = try await CaseFigure(
            "", [CaseFigure.ended()],
            [.of("doelen", ["gesteld_op": "2026-05-01"], ["doel_nr": "D2", "gesteld_op": "2026-06-01"])], is: ""
        ).delivered()
        #expect(try await tenant.ask("doelen_gescoord", peildatum: "2026-05-31").cells == ["0/1 1 0"])
    }

    @Test func `a score of a goal that does not exist yet does not count`() async throws {
        let tenant = try await CaseFigure(
            "", [CaseFigure.ended()],
            [.of("doelen", ["gesteld_op": "2026-06-01"]), .of("evaluaties", [:]), .of("doelscores", [:])], is: ""
        ).delivered()
        #expect(
            try await tenant.ask("doelrealisatie", "gas_t", peildatum: "2026-05-31").cells == [
                "0/0 0 geen_waarde", "0/0 0 geen_waarde",
            ])
    }

    /// Weights and scores with their T-score.
    struct Vector: Sendable {
        let weights: [String]
        let scores: [Int]
        let t: Double
    }

    private static let vectors = [
        Vector(weights: [""], scores: [1], t: 60), Vector(weights: ["", "", ""], scores: [0, 0, 0], t: 50),
        Vector(weights: ["", ""], scores: [1, 1], t: 62.4035), Vector(weights: ["", "", ""], scores: [2, 2, 2], t: 77.3861),
        Vector(weights: ["", "", ""], scores: [-2, -2, -2], t: 22.6139),
        Vector(weights: ["", "", ""], scores: [1, 0, -1], t: 50),
        Vector(weights: ["3", "2", "1"], scores: [2, 0, -1], t: 61.0163),
        Vector(weights: ["2", "3"], scores: [1, 2], t: 69.6352),
        Vector(weights: ["0,5"], scores: [2], t: 70),
    ]

    @Test(arguments: Self.vectors) func `a T-score follows Kiresuk and Sherman with a correlation of 0,3`(_ vector: Vector)
        async throws
    {
        let tenant = try await self.tenant(
            goals: vector.weights.enumerated().map { ["D\($0)", "opvoeding", $1] }, evaluations: [Self.first],
            scores: vector.scores.enumerated().map { ("E1", "D\($0)", $1) })
        let figure = try #require(try await tenant.ask("gas_t").figures.first)
        let value = try #require(figure.value)
        #expect(abs(value - vector.t) < 0.00005)
        #expect(figure.n == 1 && figure.denominator == 1 && figure.unit == .tScore)
    }

    @Test func `the T-score of a table is the mean over cases and goals without a score are left out`() async throws {
        let tenant = try await self.tenant(
            goals: [
                ["D1", "opvoeding", "", "C1"], ["D2", "opvoeding", "", "C2"], ["D3", "opvoeding", "9", "C2"],
                ["D4", "opvoeding", "", "C3"],
            ],
            evaluations: [Self.first, ["E2", "2026-02-10", "eind", "C2"]], scores: [("E1", "D1", 2), ("E2", "D2", 1)],
            cases: [CaseFigure.ended(), CaseFigure.ended(), CaseFigure.ended()])
        #expect(try await tenant.ask("gas_t").cells == ["130/2 2 65"])
    }

    @Test func `per domein a T-score is made of that domein's goals and the total of all`() async throws {
        let tenant = try await self.tenant(
            goals: [["D1", "opvoeding", ""], ["D2", "ontwikkeling", ""], ["D3", "opvoeding", ""]], evaluations: [Self.first],
            scores: [("E1", "D1", 1), ("E1", "D2", -1), ("E1", "D3", 1)])
        let scores = try await tenant.ask("gas_t", per: "domein").figures
        #expect(scores.map { "\($0.values[0]) \($0.n)" } == ["ontwikkeling 1", "opvoeding 1", "totaal 1"])
        for (figure, expected) in zip(scores, [40.0, 62.4035, 54.5644]) {
            let value = try #require(figure.value)
            #expect(abs(value - expected) < 0.0001, "\(figure.values)")
        }
        #expect(
            try await tenant.ask("doelrealisatie", per: "domein").rows == [
                "alles ontwikkeling: 0/1 1 0", "alles opvoeding: 2/2 1 100", "alles totaal: 2/3 1 66.6667",
            ])
    }

    @Test func `what evaluations decided counts whenever they were held, up to the peildatum`() async throws {
        let evaluations = TextFile.of(
            "evaluaties", ["evaluatie_nr": "E1", "besluit": "afschalen", "datum": "2026-01-06"],
            ["evaluatie_nr": "E2", "besluit": "afschalen"],
            ["evaluatie_nr": "E3", "casus_nr": "C2", "besluit": "opschalen", "datum": "2026-11-22"],
            ["evaluatie_nr": "E4", "casus_nr": "C3", "besluit": "opschalen", "moment": "eind", "datum": "2026-11-23"],
            ["evaluatie_nr": "E5", "casus_nr": "C3", "besluit": "beeindigen", "moment": "eind"])
        let tenant = try await CaseFigure(
            "", [CaseFigure.ended(), CaseFigure.ended(), CaseFigure.ended()], [evaluations], is: ""
        ).delivered()
        #expect(
            try await tenant.ask("afgeschaald", "opgeschaald", "evaluatie_eind").cells == [
                "1/3 3 33.3333", "1/3 3 33.3333", "1/3 3 33.3333",
            ])
    }
}
