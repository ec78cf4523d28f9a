internal import Cases
internal import Domain

/// The sentences of the werklijst.
enum WorkText {
    static func title(_ kind: WorkKind) -> String {
        switch kind {
        case .contact: Text["work.kind.contact"]
        case .evaluation: Text["work.kind.evaluation"]
        case .regie: Text["work.kind.regie"]
        case .indicatie: Text["work.kind.indication"]
        case .hours: Text["work.kind.hours"]
        case .credential: Text["work.kind.credential"]
        }
    }

    /// When something of this kind is on the list.
    static func rule(_ kind: WorkKind) -> String {
        switch kind {
        case .contact:
            Text["work.about.contact"]
        case .evaluation:
            Text[
                "work.about.evaluation",
                [
                    "interval": WorkTerms.evaluationInterval, "notice": WorkTerms.evaluationNotice,
                    "final": WorkTerms.finalEvaluationTerm,
                ]]
        case .regie:
            Text["work.about.regie", ["notice": WorkTerms.regieNotice]]
        case .indicatie:
            Text["work.about.indication", ["term": WorkTerms.indicatieTerm, "aftercare": WorkTerms.aftercare]]
        case .hours:
            Text["work.about.hours", ["share": WorkTerms.hoursShare, "pace": WorkTerms.paceDays]]
        case .credential:
            Text["work.about.credential", ["notice": WorkTerms.credentialNotice, "months": WorkTerms.vogMonths]]
        }
    }

    /// Why there is nothing of this kind.
    static func nothing(_ kind: WorkKind) -> String {
        switch kind {
        case .contact: Text["work.empty.contact"]
        case .evaluation: Text["work.empty.evaluation"]
        case .regie: Text["work.empty.regie"]
        case .indicatie: Text["work.empty.indication"]
        case .hours: Text["work.empty.hours"]
        case .credential: Text["work.empty.credential"]
        }
    }

    static func what(_ item: WorkItem) -> String {
        func resuming(_ text: String, _ day: Day?) -> String {
            day.map { Text["work.again", ["text": text, "day": $0.dutch]] } ?? text
        }
        switch item.reason {
        case .contact(_, hasStarted: true): return Text["work.what.contactMissing"]
        case .contact(let verwijzer, hasStarted: false):
            return Text["work.what.contact", ["verwijzer": CodeList.verwijzer.label(verwijzer)]]
        case .evaluation(let isFirst): return isFirst ? Text["work.what.firstEvaluation"] : Text["work.what.evaluation"]
        case .finalEvaluation: return Text["work.what.finalEvaluation"]
        case .regieMissing(let resumes):
            return resumes.map { Text["work.what.regieFrom", ["day": $0.dutch]] } ?? Text["work.what.regieMissing"]
        case .regieEnded(let resumes): return resuming(Text["work.what.regieEnded"], resumes)
        case .regieEnding(let resumes): return resuming(Text["work.what.regieEnds"], resumes)
        case .indicatie(let hasEnded): return hasEnded ? Text["work.what.indicationEnded"] : Text["work.what.indication"]
        case .hours(let delivered, let agreed):
            let share = DutchNumber.ratio(delivered, agreed, scale: 100, places: 0).map { " (\($0)\u{00A0}%)" } ?? ""
            return Text[
                "work.what.hours", ["delivered": CaseText.number(delivered), "agreed": CaseText.hours(agreed), "share": share]]
        case .credential(let soort):
            return
                "\(CodeList.registratie.label(soort)) \((item.daysLeft ?? 0) < 0 ? Text["work.what.lapsed"] : Text["work.what.lapses"])"
        }
    }

    /// `3 dagen te laat`, `vandaag`, `over 12 dagen`.
    static func due(_ item: WorkItem) -> String {
        guard let days = item.daysLeft else { return Text["work.when.none"] }
        guard days < 0 else {
            let about = item.isEstimate ? Text["work.when.about"] : ""
            return days == 0
                ? Text["work.when.today"]
                : days == 1
                    ? Text["work.when.tomorrow"] : Text["work.when.in", ["about": about, "days": DutchNumber.whole(days)]]
        }
        let late = Text["count.days", count: -days]
        return switch item.kind {
        case .contact, .evaluation, .indicatie: Text["work.when.late", ["days": late]]
        case .regie: Text["work.when.withoutRegie", ["days": late]]
        case .hours: Text["work.when.usedUp", ["days": late]]
        case .credential: Text["work.when.lapsed", ["days": late]]
        }
    }

    /// From when and until when, in words; each part stays on one line.
    static func terms(_ item: WorkItem) -> [String] {
        let (from, to): (String, String) =
            switch item.reason {
            case .contact: (Text["work.term.received"], Text["work.term.until"])
            case .evaluation(isFirst: true): (Text["work.term.started"], Text["work.term.until"])
            case .evaluation: (Text["work.term.previous"], Text["work.term.until"])
            case .finalEvaluation: (Text["work.term.ended"], Text["work.term.until"])
            case .regieMissing: (Text["work.term.started"], "")
            case .regieEnded: (Text["work.term.started"], Text["work.term.regieUntil"])
            case .regieEnding: (Text["work.term.regieSince"], Text["work.term.through"])
            case .indicatie: (Text["work.term.started"], Text["work.term.until"])
            case .hours:
                (
                    Text["work.term.share", ["share": WorkTerms.hoursShare]],
                    item.isEstimate ? Text["work.term.estimated"] : Text["work.term.usedUpSince"]
                )
            case .credential: (Text["work.term.validFrom"], Text["work.term.through"])
            }
        let since = "\(from) \(item.since.dutch)"
        guard let until = item.until, !to.isEmpty else {
            return item.until == nil ? [since, Text["work.noVisits", ["days": WorkTerms.paceDays]]] : [since]
        }
        return [since, "\(to) \(until.dutch)"]
    }
}
