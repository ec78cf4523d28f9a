public import Domain

/// A question for the state of the checks over successive periods.
public struct QualityQuestion: Sendable, Hashable {
    /// Ids in the order asked; empty = all.
    public var ids: [String]
    /// nil = the quarter of the peildatum and the three before it.
    public var period: Period?
    /// nil = today, or the day of the stand.
    public var peildatum: Day?
    public var stand: Stand
    /// The key of one subject; nil = all in scope.
    public var subject: String?

    public init(
        ids: [String] = [], period: Period? = nil, peildatum: Day? = nil, stand: Stand = .latest, subject: String? = nil
    ) {
        self.ids = ids
        self.period = period
        self.peildatum = peildatum
        self.stand = stand
        self.subject = subject
    }

    /// The periods side by side, clipped to the day: months of a period up to a quarter, quarters up to two years, else years.
    func columns(on peildatum: Day) -> [QualityBoard.Column] {
        let quarter = Slice(grain: .quarter, containing: peildatum)
        let slices: [BoundedSlice]
        if let period, let first = period.first, let last = period.last {
            let days = last.number - first.number + 1
            slices = period.slices(days <= 92 ? .month : days <= 731 ? .quarter : .year)
        } else {
            slices = (quarter.index - 3...quarter.index).map { index in
                let slice = Slice(grain: .quarter, index: index)
                return BoundedSlice(slice: slice, first: slice.first, last: slice.last)
            }
        }
        return slices.filter { $0.first <= peildatum }.suffix(Self.mostColumns).map {
            QualityBoard.Column(
                label: $0.slice.description, first: $0.first, last: min($0.last, peildatum), isRunning: $0.last > peildatum)
        }
    }

    private static let mostColumns = 12
}
