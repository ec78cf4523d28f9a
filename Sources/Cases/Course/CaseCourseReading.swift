public import Domain
internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// One case with everything that happened in it, as of two dates; nil when no such case exists at them. `today` is the day
    /// in Europe/Amsterdam.
    ///
    /// Throws ``DomainError`` for a peildatum after today, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func course(_ question: CourseQuestion, today: Day) async throws -> CaseCourse? {
        let dates = try await self.caseDates(peildatum: question.peildatum, stand: question.stand, today: today)
        guard !question.number.utf8.contains(0) else { return nil }
        let query = CourseQuery(known: KnownRows(dates: dates), number: question.number)
        guard let row = try await self.query(query.facts).first else { return nil }
        let goals = try await self.goals(query)
        var events = try CaseEvent.ownEvents(row)
        events += try await self.query(query.regie).map { try CaseEvent(regie: $0, peildatum: dates.peildatum) }
        events += Dictionary(grouping: goals, by: \.day).map { day, goals in
            CaseEvent(.goals(goals.map(\.goal)), on: day)
        }
        events += try await self.evaluations(query, goals: goals.map(\.goal))
        let visits = try await self.query(query.visits).map { try VisitWeek.Visit($0) }
        events += VisitWeek.events(visits)
        events += try await self.invoices(query)
        return CaseCourse(
            dates: dates, facts: try CaseFacts(row, delivered: VisitWeek(visits: visits).hours), events: events)
    }

    private nonisolated(nonsending) borrowing func goals(_ query: CourseQuery) async throws -> [(day: Day, goal: CaseGoal)] {
        try await self.query(query.goals).map { row in
            let goal = CaseGoal(
                number: try row.decode(String.self, "doel_nr"), domein: try row.decode(String.self, "domein"),
                weight: try row.decode(Decimal.self, "gewicht"))
            return (try row.decode(Day.self, "gesteld_op"), goal)
        }
    }

    private nonisolated(nonsending) borrowing func evaluations(
        _ query: CourseQuery, goals: [CaseGoal]
    ) async throws -> [CaseEvent] {
        var scores: [String: [CaseEvaluation.Score]] = [:]
        for row in try await self.query(query.scores) {
            let number = try row.decode(String.self, "doel_nr")
            guard let goal = goals.first(where: { $0.number == number }) else { continue }
            scores[try row.decode(String.self, "evaluatie_nr"), default: []]
                .append(CaseEvaluation.Score(goal: goal, score: try row.decode(Int.self, "gas_score")))
        }
        return try await self.query(query.evaluations).map { row in
            let number = try row.decode(String.self, "evaluatie_nr")
            let evaluation = CaseEvaluation(
                number: number, isFinal: try row.decode(String.self, "moment") == "eind",
                withClient: try row.decode(Bool?.self, "met_client"),
                withCasemanager: try row.decode(Bool?.self, "met_casemanager"),
                decision: try row.decode(String.self, "besluit"), hoursPerWeek: try row.decode(Decimal?.self, "uren_per_week"),
                scores: scores[number] ?? [])
            return CaseEvent(.evaluation(evaluation), on: try row.decode(Day.self, "datum"))
        }
    }

    /// The invoices of each month.
    private nonisolated(nonsending) borrowing func invoices(_ query: CourseQuery) async throws -> [CaseEvent] {
        var months: [Day: [CaseInvoice]] = [:]
        for row in try await self.query(query.invoices) {
            months[try row.decode(Day.self, "maand"), default: []].append(
                CaseInvoice(
                    number: try row.decode(String.self, "factuur_nr"), channel: try row.decode(String.self, "wijze"),
                    hours: try row.decode(Decimal.self, "uren"), amount: try row.decode(Decimal.self, "bedrag"),
                    status: try row.decode(String.self, "status")))
        }
        return months.sorted { $0.key < $1.key }.map { month, invoices in
            CaseEvent(.invoices(invoices), on: month, until: Slice(grain: .month, containing: month).last)
        }
    }
}
