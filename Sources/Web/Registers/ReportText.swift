internal import Compliance
internal import Domain

/// Words for meldingen and their terms.
enum ReportText {
    /// `bevestigen uiterlijk 13-04-2026`
    static func term(_ term: ReportTerm) -> String {
        Text["reports.term", ["verb": self.verb(term.step), "day": term.deadline.dutch]]
    }

    /// What became of a term: `op 10-04-2026, op tijd`, `nog 3 dagen`, `2 dagen te laat`.
    static func outcome(_ term: ReportTerm, on day: Day) -> String {
        if let done = term.doneOn {
            let late = done.number - term.deadline.number
            return late <= 0
                ? Text["reports.done.inTime", ["day": done.dutch]]
                : Text["reports.done.late", ["day": done.dutch, "days": Text["count.days", count: late]]]
        }
        return self.left(until: term.deadline, on: day)
    }

    /// `nog 3 dagen`, `vandaag`, `2 dagen te laat`.
    static func left(until deadline: Day, on day: Day) -> String {
        let left = deadline.number - day.number
        if left == 0 { return Text["reports.left.today"] }
        return left > 0
            ? Text["reports.left", ["days": Text["count.days", count: left]]]
            : Text["reports.late", ["days": Text["count.days", count: -left]]]
    }

    static func verb(_ step: ReportStep) -> String {
        switch step {
        case .confirm: Text["reports.verb.confirm"]
        case .settle: Text["reports.verb.settle"]
        case .report: Text["reports.verb.notify"]
        }
    }
}
