internal import Compliance
internal import Domain

/// Words for meldingen and their terms.
enum ReportText {
    /// `bevestigen uiterlijk 13-04-2026`
    static func term(_ term: ReportTerm) -> String { "\(self.verb(term.step)) uiterlijk \(term.deadline.dutch)" }

    /// What became of a term: `op 10-04-2026, op tijd`, `nog 3 dagen`, `2 dagen te laat`.
    static func outcome(_ term: ReportTerm, on day: Day) -> String {
        if let done = term.doneOn {
            let late = done.number - term.deadline.number
            return late <= 0 ? "\(done.dutch), op tijd" : "\(done.dutch), \(CaseText.count(late, "dag", "dagen")) te laat"
        }
        return self.left(until: term.deadline, on: day)
    }

    /// `nog 3 dagen`, `vandaag`, `2 dagen te laat`.
    static func left(until deadline: Day, on day: Day) -> String {
        let left = deadline.number - day.number
        if left == 0 { return "vandaag" }
        return left > 0 ? "nog \(CaseText.count(left, "dag", "dagen"))" : "\(CaseText.count(-left, "dag", "dagen")) te laat"
    }

    static func verb(_ step: ReportStep) -> String {
        switch step {
        case .confirm: "bevestigen"
        case .settle: "afhandelen"
        case .report: "melden bij de toezichthouder"
        }
    }
}
