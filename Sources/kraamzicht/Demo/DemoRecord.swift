/// A cell before it is written: typed, so that a dialect can write it its own way.
enum DemoValue: Hashable {
    case text(String)
    case day(DemoDay)
    case whole(Int)
    /// Hours or euros in hundredths: 350 is 3,5.
    case hundredths(Int)
    case flag(Bool)
    /// A CBS gemeente code without `GM`.
    case gemeente(Int)
}

/// One row of an import file through time: what the organisation's own system showed on each day.
///
/// A cell is a list of steps; on day D the last step known by D counts. Nothing is known before
/// `knownFrom`, so events that have not happened yet never reach a delivery.
struct DemoRecord {
    private struct Step {
        let day: DemoDay
        let value: DemoValue?
    }

    let kind: DemoFileKind
    let knownFrom: DemoDay
    /// The day on which the organisation found the row to be wrong as a whole, such as a double entry.
    var withdrawnFrom: DemoDay?
    private var cells: [[Step]]
    private var changes: [DemoDay] = []

    /// Cells not named are empty.
    init(_ kind: DemoFileKind, knownFrom: DemoDay, _ values: KeyValuePairs<String, DemoValue?>) {
        self.kind = kind
        self.knownFrom = knownFrom
        self.cells = kind.columns.map { _ in [] }
        for (column, value) in values {
            self.learn(column, value, on: knownFrom)
        }
    }

    /// From `day` on the cell shows `value`; nil empties it. Steps must be given in order of day.
    mutating func learn(_ column: String, _ value: DemoValue?, on day: DemoDay) {
        guard let index = self.kind.columns.firstIndex(of: column) else {
            preconditionFailure("\(self.kind.rawValue) has no column \(column)")
        }
        let day = max(day, self.knownFrom)
        self.cells[index].append(Step(day: day, value: value))
        if day > self.knownFrom { self.changes.append(day) }
    }

    /// The cells in the order of the file's columns, as known at the end of `day`.
    func row(at day: DemoDay) -> [DemoValue?] {
        self.cells.map { steps in
            steps.last { $0.day <= day }?.value
        }
    }

    /// What a delivery of `day` must say about this row when the one before was made on `previous`.
    func news(after previous: DemoDay?, upTo day: DemoDay) -> DemoNews? {
        let wasSent = previous.map { self.knownFrom <= $0 } ?? false
        if let withdrawn = self.withdrawnFrom, withdrawn <= day {
            guard wasSent, let previous, withdrawn > previous else { return nil }
            return .withdrawn(self.row(at: previous))
        }
        guard self.knownFrom <= day else { return nil }
        guard wasSent, let previous else { return .row(self.row(at: day)) }
        guard self.changes.contains(where: { previous < $0 && $0 <= day }) else { return nil }
        let row = self.row(at: day)
        return row == self.row(at: previous) ? nil : .row(row)
    }
}

/// A line of a delivery: a new or changed row, or a row taken back.
enum DemoNews {
    case row([DemoValue?])
    case withdrawn([DemoValue?])
}
