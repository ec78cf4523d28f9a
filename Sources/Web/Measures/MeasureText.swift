internal import Compliance
internal import Domain

/// Words about measures and how far they are.
enum MeasureText {
    static func state(_ measure: Measure, on day: Day) -> String {
        switch measure.state(on: day) {
        case .late: Text["measures.state.late"]
        case .running: Text["measures.state.running"]
        case .ahead: Text["measures.state.ahead"]
        case .failed: Text["measures.state.failed"]
        case .unjudged: Text["measures.state.unjudged"]
        case .worked: Text["measures.state.worked"]
        }
    }

    static func tone(_ measure: Measure, on day: Day) -> String {
        switch measure.state(on: day) {
        case .late, .failed: "short"
        case .running: measure.due.number - day.number <= 30 ? "lapsing" : "none"
        case .ahead, .unjudged: "none"
        case .worked: "good"
        }
    }

    /// Since when, or for how long: `12 dagen, sinds 18-11-2026`, `nog 40 dagen`, `effect nog niet beoordeeld`.
    static func note(_ measure: Measure, on day: Day) -> String {
        switch measure.state(on: day) {
        case .late:
            Text[
                "measures.note.since",
                [
                    "days": Text["count.days", count: day.number - measure.due.number],
                    "day": measure.due.adding(days: 1).dutch,
                ]]
        case .running: day == measure.due ? Text["measures.note.lastDay"] : ReportText.left(until: measure.due, on: day)
        case .ahead: Text["measures.note.begins", ["day": measure.first.dutch]]
        case .unjudged: [self.lateness(measure), Text["measures.note.unjudged"]].compactMap { $0 }.joined(separator: "; ")
        case .failed, .worked: measure.effect.map { Text["measures.note.judged", ["day": $0.day.dutch, "by": $0.by]] } ?? ""
        }
    }

    /// What a measure says in the column of a year of the certificate: how it is in the last or in the year it was done, that it ran
    /// in one before; nil in others.
    static func year(_ measure: Measure, _ year: NormBoard.Year, isLast: Bool, on day: Day) -> (text: String, tone: String)? {
        let end = measure.doneOn ?? day
        guard measure.first <= year.last, end >= year.first else { return nil }
        guard isLast || end <= year.last else { return (Text["measures.ran"], "none") }
        let note = measure.doneOn == nil ? self.note(measure, on: day) : nil
        return ([self.state(measure, on: day), note].compactMap { $0 }.joined(separator: ", "), self.tone(measure, on: day))
    }

    /// `2 dagen te laat`; nil when it was done in time.
    private static func lateness(_ measure: Measure) -> String? {
        guard let done = measure.doneOn, done > measure.due else { return nil }
        return Text["measures.note.late", ["days": Text["count.days", count: done.number - measure.due.number]]]
    }
}
