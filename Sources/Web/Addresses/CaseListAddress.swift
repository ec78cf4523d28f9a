internal import Cases
internal import Domain

/// What the list of cases is asked for.
struct CaseListAddress: Hashable {
    var filter: CaseFilterAddress
    /// Words of ``Cases/CaseState``.
    var states: [String] = []
    /// A part of a case's number.
    var search: String?
    /// The first row shown, counted from 1; nil = from the first.
    var from: String?

    static let names =
        CaseFilterAddress.dimensions.map(\.rawValue) + ["toestand", "zoek", "peildatum", "stand", "vanaf", "vorm"]

    init(dates: DateAddress = .init()) {
        self.filter = CaseFilterAddress()
        self.filter.dates = dates
    }

    init(_ query: AddressQuery) {
        self.filter = CaseFilterAddress(query)
        self.states = query.all("toestand").flatMap { $0.split(separator: ",").map(String.init) }
        self.search = query["zoek"]
        self.from = query["vanaf"]
    }

    var items: [AddressQuery.Item] {
        var items = self.filter.items
        if !self.states.isEmpty { items.append(.init(name: "toestand", value: self.states.joined(separator: ","))) }
        if let search = self.search { items.append(.init(name: "zoek", value: search)) }
        if let from = self.from { items.append(.init(name: "vanaf", value: from)) }
        return items
    }

    /// The question; `limit` is the length of a part, nil for the whole list.
    func question(limit: Int?, problems: inout [FieldProblem]) -> CaseQuestion {
        var (filter, peildatum, stand) = self.filter.read(problems: &problems)
        for word in self.states {
            if let state = CaseState(rawValue: word) {
                filter.states.append(state)
            } else {
                problems.append(
                    FieldProblem(
                        field: "toestand", message: Text["case-list.refusal.state", ["word": word.prefix(40)]],
                        hint: Text["refusal.choose", ["choices": CaseState.allCases.map(\.rawValue).joined(separator: ", ")]]))
            }
        }
        filter.number = self.search
        let skipping = limit == nil ? 0 : FirstRow(self.from).skipped
        return CaseQuestion(filter: filter, peildatum: peildatum, stand: stand, skipping: skipping, limit: limit)
    }

    /// The same question with these dates, from the first row.
    func dated(_ dates: DateAddress) -> CaseListAddress {
        var address = self
        address.filter.dates = dates
        address.from = nil
        return address
    }
}
