internal import Compliance
internal import Domain
internal import Indicators

/// What the register of documents is asked for.
struct DocumentsAddress: Hashable {
    /// A code of `CodeList.document`.
    var kind: String?
    /// A word of ``Compliance/DocumentState``.
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
    func dated(_ dates: DateAddress) -> DocumentsAddress {
        DocumentsAddress(kind: self.kind, state: self.state, dates: dates)
    }

    /// The question it asks; what cannot be read becomes a problem of its field.
    func question(problems: inout [FieldProblem]) -> DocumentQuestion {
        var question = DocumentQuestion()
        if let kind = self.kind {
            question.kinds = [kind]
            if !CodeList.document.codes.contains(kind) {
                problems.append(.unknown(kind, field: "soort", choices: CodeList.document.codes))
            }
        }
        if let word = self.state {
            if let state = DocumentState(rawValue: word) {
                question.states = [state]
            } else {
                problems.append(.unknown(word, field: "toestand", choices: DocumentState.allCases.map(\.rawValue)))
            }
        }
        var request = FigureRequest()
        self.dates.apply(to: &request, problems: &problems)
        (question.peildatum, question.stand) = (request.peildatum, request.stand)
        return question
    }
}
