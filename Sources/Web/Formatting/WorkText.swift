internal import Cases
internal import Domain

/// The sentences of the werklijst.
enum WorkText {
    static func title(_ kind: WorkKind) -> String {
        switch kind {
        case .contact: "Contact"
        case .evaluation: "Evaluatie"
        case .regie: "Regie"
        case .indicatie: "Indicatie"
        case .hours: "Uren"
        case .credential: "Bekwaamheid"
        }
    }

    /// When something of this kind is on the list.
    static func rule(_ kind: WorkKind) -> String {
        switch kind {
        case .contact:
            "Nog geen contact met de verwijzer, en de termijn van drie werkdagen eindigt vandaag, op de volgende werkdag of is voorbij."
        case .evaluation:
            """
            Tussentijds: uiterlijk \(WorkTerms.evaluationInterval) dagen na de start of de vorige evaluatie, vanaf \
            \(WorkTerms.evaluationNotice) dagen van tevoren. Eind: binnen \(WorkTerms.finalEvaluationTerm) dagen na de beëindiging.
            """
        case .regie:
            """
            Lopende casussen zonder regie, of met regie die binnen \(WorkTerms.regieNotice) dagen eindigt. Een partner telt zolang \
            de SKJ-registratie geldig is.
            """
        case .indicatie:
            """
            Gestart zonder indicatie; uiterlijk \(WorkTerms.indicatieTerm) dagen na de start. Tot \(WorkTerms.aftercare) dagen na de \
            beëindiging.
            """
        case .hours:
            """
            Lopende casussen waarvan minstens \(WorkTerms.hoursShare)\u{00A0}% van de afgesproken uren geleverd is. Wanneer ze op \
            zijn, is geschat met het tempo van de laatste \(WorkTerms.paceDays) dagen.
            """
        case .credential:
            """
            VOG, KCKZ, SKJ en kinder-EHBO van wie in dienst is, verlopen of binnen \(WorkTerms.credentialNotice) dagen. Een VOG telt \
            \(WorkTerms.vogMonths) maanden. Een filter op gemeente of wijkteam geldt hier niet.
            """
        }
    }

    /// Why there is nothing of this kind.
    static func nothing(_ kind: WorkKind) -> String {
        switch kind {
        case .contact: "Leeg: wie wacht op contact, heeft nog langer dan tot en met de volgende werkdag."
        case .evaluation: "Leeg: de komende twee weken is geen evaluatie nodig en elke beëindigde casus heeft een eindevaluatie."
        case .regie: "Leeg: elke lopende casus heeft regie voor minstens de komende 30 dagen."
        case .indicatie: "Leeg: elke gestarte casus heeft een indicatie."
        case .hours: "Leeg: bij elke lopende casus met afgesproken uren is minder dan 80\u{00A0}% geleverd."
        case .credential: "Leeg: wat vastligt van wie in dienst is, is nog minstens 90 dagen geldig."
        }
    }

    static func what(_ item: WorkItem) -> String {
        func resuming(_ text: String, _ day: Day?) -> String { day.map { "\(text), vanaf \($0.dutch) weer wel" } ?? text }
        switch item.reason {
        case .contact(_, hasStarted: true): return "Contactdatum ontbreekt, terwijl de zorg al gestart is"
        case .contact(let verwijzer, hasStarted: false):
            return "Contact opnemen met de verwijzer (\(CodeList.verwijzer.label(verwijzer)))"
        case .evaluation(let isFirst): return isFirst ? "Eerste evaluatie sinds de start" : "Volgende evaluatie"
        case .finalEvaluation: return "Eindevaluatie ontbreekt"
        case .regieMissing(let resumes):
            return resumes.map { "Geen regie sinds de start, vanaf \($0.dutch) wel" } ?? "Geen regie sinds de start"
        case .regieEnded(let resumes): return resuming("Regie is geëindigd", resumes)
        case .regieEnding(let resumes): return resuming("Regie eindigt", resumes)
        case .indicatie(let hasEnded): return hasEnded ? "Beëindigd zonder indicatie" : "Gestart zonder indicatie"
        case .hours(let delivered, let agreed):
            let share = DutchNumber.ratio(delivered, agreed, scale: 100, places: 0).map { " (\($0)\u{00A0}%)" } ?? ""
            return "\(CaseText.number(delivered)) van \(CaseText.hours(agreed)) geleverd\(share)"
        case .credential(let soort):
            return "\(CodeList.registratie.label(soort)) \((item.daysLeft ?? 0) < 0 ? "is verlopen" : "verloopt")"
        }
    }

    /// `3 dagen te laat`, `vandaag`, `over 12 dagen`.
    static func due(_ item: WorkItem) -> String {
        guard let days = item.daysLeft else { return "geen datum" }
        guard days < 0 else {
            let about = item.isEstimate ? "ongeveer " : ""
            return days == 0 ? "vandaag" : days == 1 ? "morgen" : "over \(about)\(DutchNumber.whole(days)) dagen"
        }
        let late = CaseText.count(-days, "dag", "dagen")
        return switch item.kind {
        case .contact, .evaluation, .indicatie: "\(late) te laat"
        case .regie: "\(late) zonder regie"
        case .hours: "\(late) geleden op"
        case .credential: "\(late) verlopen"
        }
    }

    /// From when and until when, in words; each part stays on one line.
    static func terms(_ item: WorkItem) -> [String] {
        let (from, to): (String, String) =
            switch item.reason {
            case .contact: ("ontvangen", "uiterlijk")
            case .evaluation(isFirst: true): ("gestart", "uiterlijk")
            case .evaluation: ("vorige", "uiterlijk")
            case .finalEvaluation: ("beëindigd", "uiterlijk")
            case .regieMissing: ("gestart", "")
            case .regieEnded: ("gestart", "regie tot en met")
            case .regieEnding: ("regie sinds", "tot en met")
            case .indicatie: ("gestart", "uiterlijk")
            case .hours: ("\(WorkTerms.hoursShare)\u{00A0}% op", item.isEstimate ? "geschat op" : "op sinds")
            case .credential: ("geldig vanaf", "tot en met")
            }
        let since = "\(from) \(item.since.dutch)"
        guard let until = item.until, !to.isEmpty else {
            return item.until == nil ? [since, "geen bezoeken in \(WorkTerms.paceDays) dagen"] : [since]
        }
        return [since, "\(to) \(until.dutch)"]
    }
}
