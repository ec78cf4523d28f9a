internal import Domain
internal import Indicators

/// Of which figure the cases are asked: one figure, a period, what it is filtered on, and both dates.
struct FigureCasesAddress: Hashable {
    var indicator: String?
    var period: String?
    var filters: [Dimension: [String]] = [:]
    var dates = DateAddress()

    static let names = ["ids", "periode", "peildatum", "stand", "vorm"] + PanelAddress.dimensions.map(\.rawValue)

    init(_ indicator: String, period: String?, filters: [Dimension: [String]], dates: DateAddress) {
        self.indicator = indicator
        self.period = period
        self.filters = filters
        self.dates = dates
    }

    init(_ query: AddressQuery) {
        let figures = FiguresAddress(query)
        self.indicator = query["ids"]
        self.period = query["periode"]
        self.filters = figures.filters
        self.dates = figures.dates
    }

    /// The figure itself, with everything it is filtered on.
    var figure: FiguresAddress {
        var figures = FiguresAddress(ids: [self.indicator].compactMap(\.self), period: self.period, dates: self.dates)
        figures.filters = self.filters
        return figures
    }

    var items: [AddressQuery.Item] { self.figure.items }

    func dated(_ dates: DateAddress) -> FigureCasesAddress {
        var address = self
        address.dates = dates
        return address
    }

    /// The question; nil when no figure is asked for.
    func request(problems: inout [FieldProblem]) -> FigureCasesRequest? {
        var figures = self.figure
        figures.ids = []
        let question = figures.request(problems: &problems)
        guard let id = self.indicator, Definition.all.contains(where: { $0.figureIDs.contains(id) }) else {
            problems.append(
                FieldProblem(field: "ids", message: Text["figure-cases.refusal"], hint: Text["figure-cases.refusal.hint"]))
            return nil
        }
        return FigureCasesRequest(
            id: id, period: question.period ?? .all, filters: question.filters, peildatum: question.peildatum,
            stand: question.stand)
    }
}
