internal import Compliance
internal import Domain
internal import Indicators

/// What the register of measures is asked for.
struct MeasuresAddress: Hashable {
    /// The name of a clause: `hkz:5`.
    var clause: String?
    /// The id of a check.
    var check: String?
    /// `open` or `gereed`.
    var state: String?
    var dates = DateAddress()

    static let names = ["norm", "controle", "toestand", "peildatum", "stand", "vorm"]
    static let states = ["open", "gereed"]

    init(clause: String? = nil, check: String? = nil, state: String? = nil, dates: DateAddress = .init()) {
        self.clause = clause
        self.check = check
        self.state = state
        self.dates = dates
    }

    init(_ query: AddressQuery) {
        self.init(clause: query["norm"], check: query["controle"], state: query["toestand"], dates: DateAddress(query))
    }

    var items: [AddressQuery.Item] {
        [("norm", self.clause), ("controle", self.check), ("toestand", self.state)].compactMap { name, value in
            value.map { AddressQuery.Item(name: name, value: $0) }
        } + self.dates.items
    }

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> MeasuresAddress {
        MeasuresAddress(clause: self.clause, check: self.check, state: self.state, dates: dates)
    }

    /// The question it asks; what cannot be read becomes a problem of its field. Any name of a clause may be asked for: which there
    /// were differs by day.
    func question(problems: inout [FieldProblem]) -> MeasureQuestion {
        var question = MeasureQuestion(clause: self.clause, check: self.check)
        if let check = self.check, !Checks.definitions.contains(where: { $0.id == check }) {
            problems.append(
                FieldProblem(
                    field: "controle", message: Text["measures.refusal.check", ["check": check.prefix(40)]],
                    hint: Text["measures.refusal.check.hint"]))
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
}
