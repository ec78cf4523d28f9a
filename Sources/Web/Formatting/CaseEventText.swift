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
        case .received: self.init(code: "aanvraag", title: Text["event.received"])
        case .contact(let deadline): self.init(contact: event.first, deadline: deadline)
        case .wijkteamInformed: self.init(code: "wijkteam", title: Text["event.wijkteam"])
        case .regie(let regie): self.init(regie, until: event.last)
        case .advice(let hours):
            self.init(
                code: "advies", title: Text["event.advice"], details: hours.map { [CaseText.hours($0)] } ?? [], hours: hours)
        case .agreement(let kind, let hours):
            let words = [
                kind.map { CodeList.akkoord.label($0) },
                hours.map { Text["event.agreement.hours", ["hours": CaseText.hours($0)]] },
            ]
            self.init(code: "akkoord", title: Text["event.agreement"], details: words.compactMap { $0 }, hours: hours)
        case .indicatie(let number):
            self.init(
                code: "indicatie", title: Text["event.indication"],
                details: number.map { [Text["event.indication.number", ["number": $0]]] } ?? [])
        case .started: self.init(code: "start", title: Text["event.started"])
        case .giz: self.init(code: "giz", title: Text["event.giz"])
        case .plan: self.init(code: "plan", title: Text["event.plan"])
        case .network: self.init(code: "netwerk", title: Text["event.network"])
        case .goals(let goals):
            self.init(
                code: "doelen", title: Text["event.goals", ["goals": Text["count.goals", count: goals.count]]],
                details: goals.map { Self.goal($0) }, count: goals.count)
        case .visits(let week): self.init(week, first: event.first)
        case .evaluation(let evaluation): self.init(evaluation)
        case .withdrawn: self.init(code: "ingetrokken", title: Text["event.withdrawn"])
        case .rejected: self.init(code: "afgewezen", title: Text["event.rejected"])
        case .ended(let ending): self.init(ending)
        case .handover: self.init(code: "overdracht", title: Text["event.handover"])
        case .invoices(let invoices): self.init(invoices, month: event.first)
        }
    }

    private init(contact: Day, deadline: Day) {
        let isLate = contact > deadline
        self.init(
            code: "contact", title: Text["event.contact"],
            details: ["\(isLate ? Text["event.contact.late"] : Text["event.contact.inTime"]) \(deadline.dutch)"],
            mark: isLate ? Text["event.late"] : nil
        )
    }

    private init(_ regie: CaseRegie, until: Day?) {
        let end =
            until.flatMap { $0.date.year == 9999 ? nil : Text["event.regie.until", ["day": $0.dutch]] }
            ?? Text["event.regie.endless"]
        self.init(
            code: "regie", title: Text["event.regie", ["kind": CodeList.regie.label(regie.kind)]],
            details: [regie.partner, regie.team, end].compactMap { $0 }, mark: regie.isPlanned ? Text["event.regie.planned"] : nil
        )
    }

    private init(_ week: VisitWeek, first: Day) {
        let words = [
            ("dag", Text["event.visits.day"]), ("avond", Text["event.visits.evening"]), ("nacht", Text["event.visits.night"]),
            (nil, Text["event.visits.unknown"]),
        ]
        let parts = words.compactMap { code, words in
            let count = week.visits.count { $0.dagdeel == code }
            return count == 0 ? nil : "\(count) \(words)"
        }
        self.init(
            code: "bezoeken",
            title: Text[
                "event.visits", ["visits": Text["count.visits", count: week.visits.count], "hours": CaseText.hours(week.hours)]],
            details: [Text["event.visits.week", ["week": CaseText.week(first)]]]
                + (parts.isEmpty ? [] : [parts.joined(separator: ", ")]),
            count: week.visits.count, hours: week.hours)
    }

    private init(_ evaluation: CaseEvaluation) {
        func with(_ who: String, _ answer: Bool?) -> String {
            "\(who): \(answer.map { $0 ? Text["event.yes"] : Text["event.no"] } ?? Text["event.notRecorded"])"
        }
        let isMarked = ["opschalen", "afschalen"].contains(evaluation.decision)
        self.init(
            code: evaluation.isFinal ? "eindevaluatie" : "evaluatie",
            title: evaluation.isFinal ? Text["event.evaluation.final"] : Text["event.evaluation"],
            details: [
                Text["event.evaluation.decision", ["decision": CodeList.besluit.label(evaluation.decision)]]
                    + (evaluation.hoursPerWeek.map { Text["event.evaluation.perWeek", ["hours": CaseText.hours($0)]] } ?? ""),
                "\(with(Text["event.evaluation.client"], evaluation.withClient)), \(with(Text["event.evaluation.casemanager"], evaluation.withCasemanager))",
            ] + evaluation.scores.map { "\(Self.goal($0.goal)): \(Self.score($0.score))" },
            mark: isMarked ? CodeList.besluit.label(evaluation.decision) : nil, count: evaluation.scores.count)
    }

    private init(_ ending: CaseEnding) {
        let answers = [
            Text["event.ending.reason", ["reason": ending.reason.map { Self.reason($0) } ?? Text["event.notRecorded"]]],
            ending.mark.map { Text["event.ending.mark", ["mark": $0]] },
            ending.withoutHelp.map { Text["event.ending.withoutHelp", ["answer": CodeList.zonderHulp.label($0)]] },
            ending.referredTo.map { Text["event.ending.referred", ["where": CodeList.doorverwijzing.label($0)]] },
        ]
        self.init(code: "einde", title: Text["event.ending"], details: answers.compactMap { $0 })
    }

    private init(_ invoices: [CaseInvoice], month: Day) {
        let hours = invoices.reduce(Decimal(0)) { $0 + $1.hours }
        let amount = invoices.reduce(Decimal(0)) { $0 + $1.amount }
        let name = Slice(grain: .month, containing: month).spoken
        self.init(
            code: "facturen",
            title: Text["event.invoices", ["invoices": Text["count.invoices", count: invoices.count], "period": name]],
            details: invoices.map {
                """
                \($0.number): \(CaseText.hours($0.hours)), \(CaseText.euro($0.amount)), \
                \(CodeList.facturatie.label($0.channel)), \(CodeList.factuurstatus.label($0.status))
                """
            }, count: invoices.count, hours: hours, amount: amount)
    }

    private static func goal(_ goal: CaseGoal) -> String {
        let weight = goal.weight == 1 ? "" : Text["event.goal.weight", ["weight": CaseText.number(goal.weight)]]
        return "\(CodeList.domein.label(goal.domein)) (\(goal.number)\(weight))"
    }

    /// A score with its sign and its meaning (docs/glossary.md, GAS).
    static func score(_ score: Int) -> String {
        let sign = score < 0 ? "\u{2212}" : score > 0 ? "+" : ""
        let words =
            switch score {
            case ..<(-1): Text["event.score.muchLess"]
            case -1: Text["event.score.less"]
            case 0: Text["event.score.asExpected"]
            case 1: Text["event.score.better"]
            default: Text["event.score.muchBetter"]
            }
        return "\(sign)\(score.magnitude), \(words)"
    }

    /// What the reason means to CBS, with the code it was delivered as: 31 means opposite things in two lists.
    private static func reason(_ reason: EndReason) -> String {
        let words =
            switch reason.meaning {
            case .ends(cbs: "01"): Text["event.reason.planned"]
            case .ends(cbs: "02"): Text["event.reason.agreed"]
            case .ends(cbs: "03"): Text["event.reason.client"]
            case .ends(cbs: "04"): Text["event.reason.provider"]
            case .ends: Text["event.reason.external"]
            case .continues: Text["event.reason.continues"]
            }
        return "\(words) (\(CodeList.redenBron.label(reason.source.rawValue)) \(reason.code))"
    }
}
