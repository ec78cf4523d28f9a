internal import Cases
internal import Domain
internal import Foundation

/// An event of a case in words; page and files have the same.
struct CaseEventText {
    /// A fixed word for machines.
    let code: String
    let title: String
    var details: [String] = []
    /// A decision or a state that must be seen at a glance.
    var mark: String?
    var count: Int?
    var hours: Decimal?
    var amount: Decimal?
}

extension CaseEventText {
    init(_ event: CaseEvent) {
        switch event.kind {
        case .received: self.init(code: "aanvraag", title: "Aanvraag ontvangen")
        case .contact(let deadline): self.init(contact: event.first, deadline: deadline)
        case .wijkteamInformed: self.init(code: "wijkteam", title: "Aangemeld bij het wijkteam")
        case .regie(let regie): self.init(regie, until: event.last)
        case .advice(let hours):
            self.init(
                code: "advies", title: "Advies aan de gemeente", details: hours.map { [CaseText.hours($0)] } ?? [], hours: hours)
        case .agreement(let kind, let hours):
            let words = [
                kind.map { CodeList.akkoord.label($0) }, hours.map { "\(CaseText.hours($0)), uitbreidingen inbegrepen" },
            ]
            self.init(code: "akkoord", title: "Akkoord van de gemeente", details: words.compactMap { $0 }, hours: hours)
        case .indicatie(let number):
            self.init(
                code: "indicatie", title: "Indicatie afgegeven", details: number.map { ["toewijzing \($0)"] } ?? [])
        case .started: self.init(code: "start", title: "Zorg gestart")
        case .giz: self.init(code: "giz", title: "GIZ afgenomen")
        case .plan: self.init(code: "plan", title: "Ondersteuningsplan vastgesteld")
        case .network: self.init(code: "netwerk", title: "Sociaal netwerk betrokken")
        case .goals(let goals):
            self.init(
                code: "doelen", title: "\(CaseText.count(goals.count, "doel", "doelen")) gesteld",
                details: goals.map { Self.goal($0) }, count: goals.count)
        case .visits(let week): self.init(week, first: event.first)
        case .evaluation(let evaluation): self.init(evaluation)
        case .withdrawn: self.init(code: "ingetrokken", title: "Aanvraag ingetrokken")
        case .rejected: self.init(code: "afgewezen", title: "Aanvraag afgewezen")
        case .ended(let ending): self.init(ending)
        case .handover: self.init(code: "overdracht", title: "Zorg overgedragen")
        case .invoices(let invoices): self.init(invoices, month: event.first)
        }
    }

    private init(contact: Day, deadline: Day) {
        let isLate = contact > deadline
        self.init(
            code: "contact", title: "Contact met de verwijzer",
            details: ["\(isLate ? "te laat: uiterlijk" : "op tijd: uiterlijk") \(deadline.dutch)"], mark: isLate ? "te laat" : nil
        )
    }

    private init(_ regie: CaseRegie, until: Day?) {
        let end = until.flatMap { $0.date.year == 9999 ? nil : "tot en met \($0.dutch)" } ?? "zonder einddatum"
        self.init(
            code: "regie", title: "Regie: \(CodeList.regie.label(regie.kind))",
            details: [regie.partner, regie.team, end].compactMap { $0 }, mark: regie.isPlanned ? "gepland" : nil)
    }

    private init(_ week: VisitWeek, first: Day) {
        let words = [("dag", "overdag"), ("avond", "’s avonds"), ("nacht", "’s nachts"), (nil, "dagdeel onbekend")]
        let parts = words.compactMap { code, words in
            let count = week.visits.count { $0.dagdeel == code }
            return count == 0 ? nil : "\(count) \(words)"
        }
        self.init(
            code: "bezoeken", title: "\(CaseText.count(week.visits.count, "bezoek", "bezoeken")), \(CaseText.hours(week.hours))",
            details: ["week \(CaseText.week(first))"] + (parts.isEmpty ? [] : [parts.joined(separator: ", ")]),
            count: week.visits.count, hours: week.hours)
    }

    private init(_ evaluation: CaseEvaluation) {
        func with(_ who: String, _ answer: Bool?) -> String { "\(who): \(answer.map { $0 ? "ja" : "nee" } ?? "niet vastgelegd")" }
        let isMarked = ["opschalen", "afschalen"].contains(evaluation.decision)
        self.init(
            code: evaluation.isFinal ? "eindevaluatie" : "evaluatie",
            title: evaluation.isFinal ? "Eindevaluatie" : "Tussentijdse evaluatie",
            details: [
                "besluit: \(CodeList.besluit.label(evaluation.decision))"
                    + (evaluation.hoursPerWeek.map { ", \(CaseText.hours($0)) per week" } ?? ""),
                "\(with("met cliënt", evaluation.withClient)), \(with("met casemanager", evaluation.withCasemanager))",
            ] + evaluation.scores.map { "\(Self.goal($0.goal)): \(Self.score($0.score))" },
            mark: isMarked ? CodeList.besluit.label(evaluation.decision) : nil, count: evaluation.scores.count)
    }

    private init(_ ending: CaseEnding) {
        let answers = [
            "reden: \(ending.reason.map { Self.reason($0) } ?? "niet vastgelegd")", ending.mark.map { "rapportcijfer \($0)" },
            ending.withoutHelp.map { "zonder hulp verder: \(CodeList.zonderHulp.label($0))" },
            ending.referredTo.map { "doorverwezen naar \(CodeList.doorverwijzing.label($0))" },
        ]
        self.init(code: "einde", title: "Zorg beëindigd", details: answers.compactMap { $0 })
    }

    private init(_ invoices: [CaseInvoice], month: Day) {
        let hours = invoices.reduce(Decimal(0)) { $0 + $1.hours }
        let amount = invoices.reduce(Decimal(0)) { $0 + $1.amount }
        let name = Slice(grain: .month, containing: month).spoken
        self.init(
            code: "facturen", title: "\(CaseText.count(invoices.count, "factuur", "facturen")) over \(name)",
            details: invoices.map {
                """
                \($0.number): \(CaseText.hours($0.hours)), \(CaseText.euro($0.amount)), \
                \(CodeList.facturatie.label($0.channel)), \(CodeList.factuurstatus.label($0.status))
                """
            }, count: invoices.count, hours: hours, amount: amount)
    }

    private static func goal(_ goal: CaseGoal) -> String {
        let weight = goal.weight == 1 ? "" : ", gewicht \(CaseText.number(goal.weight))"
        return "\(CodeList.domein.label(goal.domein)) (\(goal.number)\(weight))"
    }

    /// A score with its sign and its meaning (docs/glossary.md, GAS).
    static func score(_ score: Int) -> String {
        let sign = score < 0 ? "\u{2212}" : score > 0 ? "+" : ""
        let words =
            switch score {
            case ..<(-1): "veel minder dan verwacht"
            case -1: "minder dan verwacht"
            case 0: "zoals verwacht"
            case 1: "beter dan verwacht"
            default: "veel beter dan verwacht"
            }
        return "\(sign)\(score.magnitude), \(words)"
    }

    /// What the reason means to CBS, with the code it was delivered as: 31 means opposite things in two lists.
    private static func reason(_ reason: EndReason) -> String {
        let words =
            switch reason.meaning {
            case .ends(cbs: "01"): "volgens plan"
            case .ends(cbs: "02"): "voortijdig, in overeenstemming"
            case .ends(cbs: "03"): "voortijdig, eenzijdig door de cliënt"
            case .ends(cbs: "04"): "voortijdig, eenzijdig door de aanbieder"
            case .ends: "voortijdig, door externe omstandigheden"
            case .continues: "geen beëindiging"
            }
        return "\(words) (\(CodeList.redenBron.label(reason.source.rawValue)) \(reason.code))"
    }
}
