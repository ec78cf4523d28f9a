internal import Compliance
internal import Domain

/// Words for verdicts and failing days: words before colour.
enum CheckText {
    static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .holds: Text["check.verdict.holds"]
        case .lapses: Text["check.verdict.lapses"]
        case .fails: Text["check.verdict.fails"]
        case .exception: Text["check.verdict.exception"]
        case .notApplicable: Text["check.verdict.notApplicable"]
        case .unknown: Text["check.verdict.unknown"]
        }
    }

    static func subjects(_ kind: SubjectKind) -> String {
        switch kind {
        case .organisation: Text["check.subjects.organisation"]
        case .employee: Text["check.subjects.employees"]
        case .casus: Text["check.subjects.cases"]
        case .partner: Text["check.subjects.partners"]
        case .report: Text["check.subjects.reports"]
        }
    }

    static func count(_ number: Int, _ kind: SubjectKind) -> String {
        switch kind {
        case .organisation: Text["count.organisations", count: number]
        case .employee: Text["count.employees", count: number]
        case .casus: Text["count.cases", count: number]
        case .partner: Text["count.partners", count: number]
        case .report: Text["count.reports", count: number]
        }
    }

    static func basis(_ basis: CheckBasis) -> String {
        switch basis {
        case .law: Text["check.source.law"]
        case .norm: Text["check.source.norm"]
        case .ownPolicy: Text["check.source.own"]
        }
    }

    /// What one period says in a few words: what falls short first; of one subject its verdict.
    static func cell(_ cell: QualityBoard.Cell, of kind: SubjectKind, isOne: Bool = false) -> String {
        if kind == .organisation || isOne, let only = cell.counts.first(where: { $0.value > 0 })?.key {
            return self.verdict(only)
        }
        guard cell.subjects > 0 else { return Text["check.cell.nothing"] }
        if cell.short > 0 {
            let all = Text["check.cell.part", ["short": DutchNumber.whole(cell.short), "all": DutchNumber.whole(cell.subjects)]]
            return cell.short == cell.counts[.unknown]
                ? Text["check.cell.unknown", ["part": all]] : Text["check.cell.fails", ["part": all]]
        }
        if let lapsing = cell.counts[.lapses], lapsing > 0 {
            return
                Text["check.cell.lapsing", count: lapsing, ["all": DutchNumber.whole(cell.subjects)]]
        }
        if cell.excepted > 0 {
            return Text[
                "check.cell.excepted", ["part": DutchNumber.whole(cell.excepted), "all": DutchNumber.whole(cell.subjects)]]
        }
        let open = cell.counts[.notApplicable] ?? 0
        return open == cell.subjects
            ? Text["check.cell.running"] : Text["check.cell.good", ["count": DutchNumber.whole(cell.subjects - open)]]
    }

    /// How bad it is, for the colour beside the words.
    static func tone(_ cell: QualityBoard.Cell) -> String {
        if cell.short > 0 { return "short" }
        if cell.counts[.lapses, default: 0] > 0 { return "lapsing" }
        // What is accepted for a while is not in order, and must not look so.
        return cell.excepted > 0 || cell.subjects == cell.counts[.notApplicable, default: 0] ? "none" : "good"
    }

    /// Runs of days: `3-1-2026, 5-1-2026 t/m 9-1-2026`; at most `most` runs, then how many days are left.
    static func days(_ days: [Day], most: Int = 6) -> String {
        let runs = self.runs(of: days)
        let shown = runs.prefix(most).map { $0.first == $0.last ? $0.first.dutch : "\($0.first.dutch) t/m \($0.last.dutch)" }
        let rest = self.days(days, after: most).count
        return shown.joined(separator: ", ")
            + (rest > 0 ? Text["check.days.more", ["days": Text["count.days", count: rest]]] : "")
    }

    /// The days after the first so many runs.
    static func days(_ days: [Day], after most: Int) -> [Day] {
        Array(days.dropFirst(self.runs(of: days).prefix(most).reduce(0) { $0 + $1.last.number - $1.first.number + 1 }))
    }

    private static func runs(of days: [Day]) -> [(first: Day, last: Day)] {
        var runs: [(first: Day, last: Day)] = []
        for day in days {
            if let last = runs.last, day.number == last.last.number + 1 {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs
    }

    /// The value of a parameter with its unit: `36 maanden`.
    static func parameter(_ parameter: CheckParameter, _ value: Int) -> String {
        switch parameter.unit {
        case .days: Text["count.days", count: value]
        case .months: Text["count.months", count: value]
        case .werkdagen: Text["count.werkdagen", count: value]
        case .points: Text["count.points", count: value]
        case .tenthsOfHours: Text["check.parameter.hours", ["whole": DutchNumber.whole(value / 10), "tenth": value % 10]]
        case .choice: value == 0 ? Text["check.parameter.no"] : Text["check.parameter.yes"]
        }
    }
}

extension CheckText {
    /// How bad a verdict is, for the colour beside the words.
    static func tone(_ verdict: Verdict) -> String {
        switch verdict {
        case .fails, .unknown: "short"
        case .lapses: "lapsing"
        case .exception, .notApplicable: "none"
        case .holds: "good"
        }
    }

    /// Where an exception stands on a day: `geldt nog 12 dagen`.
    static func state(_ exception: CheckException, on day: Day) -> String {
        switch exception.state(on: day) {
        case .ahead: Text["exceptions.state.ahead", ["day": exception.first.dutch]]
        case .holding:
            exception.last == day
                ? Text["exceptions.state.today"]
                : Text["exceptions.state.left", ["days": Text["count.days", count: exception.last.number - day.number]]]
        case .ended: Text["exceptions.state.over", ["day": exception.last.adding(days: 1).dutch]]
        }
    }

    static func tone(_ exception: CheckException, on day: Day) -> String {
        switch exception.state(on: day) {
        case .ahead, .ended: "none"
        case .holding: exception.last.number - day.number <= 90 ? "lapsing" : "good"
        }
    }

    /// Beside a subject: why it is accepted, or that it no longer is.
    static func note(_ exception: CheckException, on day: Day) -> String {
        let origin =
            Text[
                "exceptions.origin",
                ["ground": CodeList.grond.label(exception.ground), "document": exception.document, "by": exception.decidedBy]]
        switch exception.state(on: day) {
        case .ahead:
            return Text["exceptions.note.from", ["day": exception.first.dutch, "reason": exception.reason, "origin": origin]]
        case .holding:
            return Text["exceptions.note.until", ["day": exception.last.dutch, "reason": exception.reason, "origin": origin]]
        case .ended:
            return Text["exceptions.note.ended", ["day": exception.last.dutch, "reason": exception.reason, "origin": origin]]
        }
    }
}
