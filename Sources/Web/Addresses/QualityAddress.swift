internal import Compliance
internal import Domain
internal import Indicators

/// What a page about checks is asked for: a period and the two dates.
struct QualityAddress: Hashable {
    var period: String?
    var dates = DateAddress()
    /// The key of one subject, on a page about one check.
    var subject: String?

    static let names = ["periode", "peildatum", "stand", "vorm"]
    static let namesOfCheck = names + ["onderwerp"]

    init(period: String? = nil, dates: DateAddress = .init(), subject: String? = nil) {
        self.period = period
        self.dates = dates
        self.subject = subject
    }

    init(_ query: AddressQuery) {
        self.init(period: query["periode"], dates: DateAddress(query), subject: query["onderwerp"])
    }

    var items: [AddressQuery.Item] {
        [("onderwerp", self.subject), ("periode", self.period)].compactMap { name, value in
            value.map { AddressQuery.Item(name: name, value: $0) }
        } + self.dates.items
    }

    /// The same question with these dates.
    func dated(_ dates: DateAddress) -> QualityAddress {
        QualityAddress(period: self.period, dates: dates, subject: self.subject)
    }

    /// The same question of one subject, or of all.
    func of(_ subject: String?) -> QualityAddress {
        QualityAddress(period: self.period, dates: self.dates, subject: subject)
    }

    /// The question it asks; what cannot be read becomes a problem of its field.
    func question(problems: inout [FieldProblem]) -> QualityQuestion {
        let request = FiguresAddress(AddressQuery(self.items)).request(problems: &problems)
        return QualityQuestion(period: request.period, peildatum: request.peildatum, stand: request.stand, subject: self.subject)
    }
}
