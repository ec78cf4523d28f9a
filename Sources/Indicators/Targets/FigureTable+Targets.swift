public import Domain

extension Targets {
    /// What a target can be set for.
    public enum Place: Hashable, Sendable {
        case organisation
        case gemeente(String)
    }

    /// For whom the targets beside figures with these filters were set: the organisation, or one gemeente that was filtered on;
    /// nil for any other part, for which nobody can set one.
    public static func place(of filters: [Dimension: [String]]) -> Place? {
        let filled = filters.filter { !$0.value.isEmpty }
        if filled.isEmpty { return .organisation }
        guard filled.count == 1, let gemeenten = filled[.gemeente], gemeenten.count == 1 else { return nil }
        return .gemeente(gemeenten[0])
    }

    /// The same of one value of a dimension under these filters: a gemeente is the same one whatever region was filtered on.
    public static func place(of value: String, in dimension: Dimension, filters: [Dimension: [String]]) -> Place? {
        let around: Set<Dimension> = [.gemeente, .jeugdregio, .provincie]
        guard dimension == .gemeente, filters.allSatisfy({ $0.value.isEmpty || around.contains($0.key) }) else { return nil }
        return .gemeente(value)
    }

    /// Those of a figure in a place that hold on a day, contract norms first.
    public func of(_ indicator: String, in place: Place?, on day: Day) -> [Target] {
        switch place {
        case nil: []
        case .organisation: self.of(indicator, gemeente: nil, on: day)
        case .gemeente(let code): self.of(indicator, gemeente: code, on: day)
        }
    }
}

extension FigureTable {
    /// The targets of its figures: those of the organisation, and of the gemeenten that occur in it or were filtered on.
    public var targetsBeside: [Target] {
        let figures = Set(self.figures.map(\.indicator))
        let column = self.request.dimensions.firstIndex(of: .gemeente)
        let gemeenten = Set(column.map { column in self.figures.map { $0.values[column] } } ?? [])
            .union(self.request.filters[.gemeente] ?? [])
        return self.targets.all.filter { target in
            figures.contains(target.indicator) && target.gemeente.map(gemeenten.contains) ?? true
        }
    }
}
