internal import Domain
internal import Indicators

/// What the overzicht is asked for: a period and the two dates.
struct OverviewAddress: Hashable {
    var period: String?
    var dates: DateAddress

    init(period: String? = nil, dates: DateAddress = .init()) {
        self.period = period
        self.dates = dates
    }

    init(_ query: AddressQuery) {
        self.init(period: query["periode"], dates: DateAddress(query))
    }

    var items: [AddressQuery.Item] {
        (self.period.map { [AddressQuery.Item(name: "periode", value: $0)] } ?? []) + self.dates.items
    }

    static let names = ["periode", "peildatum", "stand", "vorm"]

    /// The asked period; nil = the standard one.
    func slice(problems: inout [FieldProblem]) -> Slice? {
        guard let period = self.period else { return nil }
        do {
            return try Slice(period)
        } catch {
            problems.append(
                FieldProblem(field: "periode", message: error.message, hint: Text["overview.refusal.period"]))
            return nil
        }
    }
}
