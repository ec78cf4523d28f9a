internal import Compliance
internal import Domain

/// Words for verdicts and failing days: words before colour.
enum CheckText {
    static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .holds: "voldoet"
        case .lapses: "verloopt"
        case .fails: "voldoet niet"
        case .exception: "uitzondering"
        case .notApplicable: "nog niet te beoordelen"
        case .unknown: "onbekend"
        }
    }

    static func subjects(_ kind: SubjectKind) -> String {
        switch kind {
        case .organisation: "Organisatie"
        case .employee: "Medewerkers"
        case .casus: "Casussen"
        case .partner: "SKJ-partners"
        case .report: "Klachten en calamiteiten"
        }
    }

    static func count(_ number: Int, _ kind: SubjectKind) -> String {
        switch kind {
        case .organisation: CaseText.count(number, "organisatie", "organisaties")
        case .employee: CaseText.count(number, "medewerker", "medewerkers")
        case .casus: CaseText.count(number, "casus", "casussen")
        case .partner: CaseText.count(number, "partner", "partners")
        case .report: CaseText.count(number, "melding", "meldingen")
        }
    }

    static func basis(_ basis: CheckBasis) -> String {
        switch basis {
        case .law: "wet"
        case .norm: "norm"
        case .ownPolicy: "eigen beleid"
        }
    }

    /// What one period says in a few words: what falls short first; of one subject its verdict.
    static func cell(_ cell: QualityBoard.Cell, of kind: SubjectKind, isOne: Bool = false) -> String {
        if kind == .organisation || isOne, let only = cell.counts.first(where: { $0.value > 0 })?.key {
            return self.verdict(only)
        }
        guard cell.subjects > 0 else { return "niets te beoordelen" }
        if cell.short > 0 {
            let all = "\(DutchNumber.whole(cell.short)) van \(DutchNumber.whole(cell.subjects))"
            return cell.short == cell.counts[.unknown] ? "\(all) onbekend" : "\(all) niet"
        }
        if let lapsing = cell.counts[.lapses], lapsing > 0 {
            return
                "\(DutchNumber.whole(lapsing)) van \(DutchNumber.whole(cell.subjects)) \(lapsing == 1 ? "verloopt" : "verlopen")"
        }
        let open = cell.counts[.notApplicable] ?? 0
        return open == cell.subjects ? "loopt nog" : "\(DutchNumber.whole(cell.subjects - open)) in orde"
    }

    /// How bad it is, for the colour beside the words.
    static func tone(_ cell: QualityBoard.Cell) -> String {
        if cell.short > 0 { return "short" }
        if cell.counts[.lapses, default: 0] > 0 { return "lapsing" }
        return cell.subjects == cell.counts[.notApplicable, default: 0] ? "none" : "good"
    }

    /// Runs of days: `3-1-2026, 5-1-2026 t/m 9-1-2026`; at most `most` runs, then how many days are left.
    static func days(_ days: [Day], most: Int = 6) -> String {
        var runs: [(first: Day, last: Day)] = []
        for day in days {
            if let last = runs.last, day.number == last.last.number + 1 {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        let shown = runs.prefix(most).map { $0.first == $0.last ? $0.first.dutch : "\($0.first.dutch) t/m \($0.last.dutch)" }
        let rest = runs.dropFirst(most).reduce(0) { $0 + $1.last.number - $1.first.number + 1 }
        return shown.joined(separator: ", ") + (rest > 0 ? " en nog \(CaseText.count(rest, "dag", "dagen"))" : "")
    }

    /// The value of a parameter with its unit: `36 maanden`.
    static func parameter(_ parameter: CheckParameter, _ value: Int) -> String {
        switch parameter.unit {
        case .days: CaseText.count(value, "dag", "dagen")
        case .months: CaseText.count(value, "maand", "maanden")
        case .werkdagen: CaseText.count(value, "werkdag", "werkdagen")
        case .points: CaseText.count(value, "punt", "punten")
        case .tenthsOfHours: "\(DutchNumber.whole(value / 10)),\(value % 10) uur"
        case .choice: value == 0 ? "nee" : "ja"
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
        case .ahead: "gaat in op \(exception.first.dutch)"
        case .holding:
            exception.last == day
                ? "geldt nog vandaag" : "geldt nog \(CaseText.count(exception.last.number - day.number, "dag", "dagen"))"
        case .ended: "voorbij: telt sinds \(exception.last.adding(days: 1).dutch) weer mee"
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
            "\(CodeList.grond.label(exception.ground)); document \(exception.document), besloten door \(exception.decidedBy)"
        switch exception.state(on: day) {
        case .ahead: return "Uitzondering vanaf \(exception.first.dutch): \(exception.reason) (\(origin))"
        case .holding: return "Uitzondering tot en met \(exception.last.dutch): \(exception.reason) (\(origin))"
        case .ended:
            return "Uitzondering eindigde op \(exception.last.dutch) en telt weer mee: \(exception.reason) (\(origin))"
        }
    }
}
