internal import Cases
internal import Domain
internal import Indicators

/// The filters on cases and the two dates, as written in an address; `read` says what they ask.
struct CaseFilterAddress: Hashable {
    /// Per dimension the values to keep; only those in ``dimensions``.
    var filters: [Dimension: [String]] = [:]
    var dates = DateAddress()

    static let dimensions: [Dimension] = [.gemeente, .wijkteam, .wet, .verwijzer]

    init() {}

    init(_ query: AddressQuery, dimensions: [Dimension] = Self.dimensions) {
        // The same words as on /cijfers.
        self.filters = FiguresAddress(query).filters.filter { dimensions.contains($0.key) }
        self.dates = DateAddress(query)
    }

    var items: [AddressQuery.Item] { self.figures.items }

    /// Filter and dates; what cannot be read becomes a problem of its field.
    func read(problems: inout [FieldProblem]) -> (filter: CaseFilter, peildatum: Day?, stand: Stand) {
        let request = self.figures.request(problems: &problems)
        let filter = CaseFilter(
            gemeenten: request.filters[.gemeente] ?? [], wijkteams: request.filters[.wijkteam] ?? [],
            wetten: request.filters[.wet] ?? [], verwijzers: request.filters[.verwijzer] ?? [])
        return (filter, request.peildatum, request.stand)
    }

    private var figures: FiguresAddress {
        var address = FiguresAddress()
        address.filters = self.filters
        address.dates = self.dates
        return address
    }
}

extension DateAddress {
    /// Both dates as they were resolved.
    init(pinning dates: CaseDates) {
        self.init(pinning: TwoDates(dates))
    }
}

extension TwoDates {
    init(_ dates: CaseDates) {
        self.init(peildatum: dates.peildatum, stand: dates.stand)
    }
}
