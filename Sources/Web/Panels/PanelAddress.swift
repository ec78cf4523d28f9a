internal import Domain
internal import Indicators

/// What a page of panels is asked for: a period, what to compare it with, filters, the chosen figure and the two dates.
struct PanelAddress: Hashable {
    var period: String?
    /// What to compare with, see ``PanelComparison``; nil = the period before.
    var compare: String?
    /// The figure drawn, on a page where the reader chooses one.
    var indicator: String?
    var filters: [Dimension: [String]] = [:]
    var dates = DateAddress()

    init() {}

    init(_ query: AddressQuery) {
        let figures = FiguresAddress(query)
        self.period = query["periode"]
        self.compare = query["vergelijk"]
        self.indicator = query["ids"]
        self.filters = figures.filters
        self.dates = figures.dates
    }

    /// The dimensions a reader can filter by: those of the case, so that every figure of a page follows.
    static let dimensions = Dimension.allCases.filter(\.splitsCases)

    static func names(choosing: Bool) -> [String] {
        ["periode", "vergelijk", "peildatum", "stand", "vorm"] + (choosing ? ["ids"] : []) + self.dimensions.map(\.rawValue)
    }

    var items: [AddressQuery.Item] {
        var figures = FiguresAddress(ids: [self.indicator].compactMap(\.self), period: self.period, dates: self.dates)
        figures.filters = self.filters
        return figures.items + (self.compare.map { [AddressQuery.Item(name: "vergelijk", value: $0)] } ?? [])
    }

    /// The same page held against something else; nil = against nothing but the period before.
    func compared(with text: String?) -> PanelAddress {
        var address = self
        address.compare = text
        return address
    }

    /// The same page at other dates.
    func dated(_ dates: DateAddress) -> PanelAddress {
        var address = self
        address.dates = dates
        return address
    }

    /// The question for these figures over these periods, without a split; all that cannot be read is reported at once.
    func request(_ ids: [String], problems: inout [FieldProblem]) -> FigureRequest {
        var figures = FiguresAddress(ids: ids, period: nil, dates: self.dates)
        figures.filters = self.filters
        return figures.request(problems: &problems)
    }
}
