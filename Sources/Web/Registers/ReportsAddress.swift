internal import Compliance
internal import Domain
internal import Indicators

/// What the register of meldingen is asked for.
struct ReportsAddress: Hashable {
    /// A code of `CodeList.melding`.
    var kind: String?
    /// `open` or `gesloten`.
    var state: String?
    var dates = DateAddress()

    static let names = ["soort", "toestand", "peildatum", "stand", "vorm"]

    init(kind: String? = nil, state: String? = nil, dates: DateAddress = .init()) {
        self.kind = kind
        self.state = state
        self.dates = dates
    }

    init(_ query: AddressQuery) {
        self.init(kind: query["soort"], state: query["toestand"], dates: DateAddress(query))
    }

    var items: [AddressQuery.Item] {
        [("soort", self.kind), ("toestand", self.state)].compactMap { name, value in
            value.map { AddressQuery.Item(name: name, value: $0) }
        } + self.dates.items
    }

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> ReportsAddress {
        ReportsAddress(kind: self.kind, state: self.state, dates: dates)
    }

    /// The question it asks; what cannot be read becomes a problem of its field.
    func question(problems: inout [FieldProblem]) -> ReportQuestion {
        var question = ReportQuestion()
        if let kind = self.kind {
            question.kinds = [kind]
            if !CodeList.melding.codes.contains(kind) {
                problems.append(.unknown(kind, field: "soort", choices: CodeList.melding.codes))
            }
        }
        if let state = self.state {
            question.isOpen = state == Self.states[0]
            if !Self.states.contains(state) { problems.append(.unknown(state, field: "toestand", choices: Self.states)) }
        }
        var request = FigureRequest()
        self.dates.apply(to: &request, problems: &problems)
        (question.peildatum, question.stand) = (request.peildatum, request.stand)
        return question
    }

    static let states = ["open", "gesloten"]
}

extension FieldProblem {
    /// A word that is not one of the choices of its field.
    static func unknown(_ word: String, field: String, choices: [String]) -> FieldProblem {
        FieldProblem(
            field: field, message: Text["reports.refusal", ["value": word.prefix(40), "field": field]],
            hint: Text["refusal.choose", ["choices": choices.joined(separator: ", ")]])
    }
}
