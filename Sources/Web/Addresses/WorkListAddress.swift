internal import Cases
internal import Domain

/// What the werklijst is asked for.
struct WorkListAddress: Hashable {
    var filter: CaseFilterAddress

    static let dimensions: [Dimension] = [.gemeente, .wijkteam]
    static let names = Self.dimensions.map(\.rawValue) + ["peildatum", "stand", "vorm"]

    init(dates: DateAddress = .init()) {
        self.filter = CaseFilterAddress()
        self.filter.dates = dates
    }

    init(_ query: AddressQuery) {
        self.filter = CaseFilterAddress(query, dimensions: Self.dimensions)
    }

    var items: [AddressQuery.Item] { self.filter.items }

    func question(seesCredentials: Bool, problems: inout [FieldProblem]) -> WorkQuestion {
        let (filter, peildatum, stand) = self.filter.read(problems: &problems)
        return WorkQuestion(filter: filter, peildatum: peildatum, stand: stand, includesCredentials: seesCredentials)
    }

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> WorkListAddress {
        var address = self
        address.filter.dates = dates
        return address
    }
}
