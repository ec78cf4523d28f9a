internal import Compliance
internal import Domain
internal import Indicators

/// What a page about checks is asked for: a period and the two dates.
struct QualityAddress: Hashable {
    var period: String?
    var dates = DateAddress()

    static let names = ["periode", "peildatum", "stand", "vorm"]

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

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> QualityAddress { QualityAddress(period: self.period, dates: dates) }

    /// The question it asks; what cannot be read becomes a problem of its field.
    func question(problems: inout [FieldProblem]) -> QualityQuestion {
        let request = FiguresAddress(AddressQuery(self.items)).request(problems: &problems)
        return QualityQuestion(period: request.period, peildatum: request.peildatum, stand: request.stand)
    }
}
