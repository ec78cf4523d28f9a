public import Domain

extension Definition {
    /// Every definition, in the order of the catalogue.
    public static var all: [Definition] { Catalogue.all.map(\.definition) }

    /// The definition of an indicator or of one of its figures (`wachttijd.mediaan`); nil when there is none.
    public static func find(_ id: String) -> Definition? {
        let base = id.split(separator: ".", maxSplits: 1).first.map(String.init) ?? id
        return self.all.first { $0.id == base }
    }

    /// The dimensions by which it can be split.
    public var dimensions: [Dimension] {
        guard let indicator = Catalogue.all.first(where: { $0.definition.id == self.id }) else { return [] }
        return Dimension.askable.filter(indicator.observation.offers)
    }

    /// The kinds of files beside casussen without which there is nothing to count: where one was never delivered, 0 is not a figure.
    public var files: Set<String> {
        guard let indicator = Catalogue.all.first(where: { $0.definition.id == self.id }) else { return [] }
        return indicator.lookups.reduce(into: indicator.observation.files) { $0.formUnion($1.files) }
    }

    /// Whether its figures carry an interval: only what is counted out of a whole does.
    public var hasInterval: Bool {
        guard let indicator = Catalogue.all.first(where: { $0.definition.id == self.id }) else { return false }
        if case .share = indicator.measure { return true }
        return false
    }

    /// The ids of the figures it exports: its own, or three for a distribution.
    public var figureIDs: [String] {
        guard let indicator = Catalogue.all.first(where: { $0.definition.id == self.id }) else { return [] }
        return Aggregate.all(of: indicator).map(\.id)
    }
}
