internal import Domain

/// Which indicators a request is about: the named ones, or all that offer the asked dimensions.
struct IndicatorSelection {
    let indicators: [any Indicator]

    /// Throws ``IndicatorError`` for an unknown id, or a named indicator without an asked dimension (contract §4).
    init(_ request: FigureRequest) throws(IndicatorError) {
        let asked = request.dimensions + request.filters.keys
        guard !request.ids.isEmpty else {
            self.indicators = Catalogue.all.filter { indicator in asked.allSatisfy(indicator.observation.offers) }
            return
        }
        for id in request.ids {
            guard let indicator = Catalogue.all.first(where: { Self.ids(of: $0).contains(id) }) else {
                throw IndicatorError(
                    .unknownIndicator, "er is geen indicator ‘\(id.prefix(40))’",
                    hint: "kies uit \(Catalogue.all.map(\.definition.id).joined(separator: ", "))")
            }
            for dimension in asked where !indicator.observation.offers(dimension) {
                throw IndicatorError(
                    .dimensionNotOffered, "‘\(indicator.definition.id)’ is er niet per \(dimension.rawValue)",
                    hint: "laat \(dimension.rawValue) of deze indicator weg")
            }
        }
        let ids = request.ids
        self.indicators = Catalogue.all
            .filter { indicator in ids.contains { Self.ids(of: indicator).contains($0) } }
            .sorted { left, right in Self.place(of: left, in: ids) < Self.place(of: right, in: ids) }
    }

    /// Whether a figure was asked for: by its own id, by its indicator's, or by asking for all.
    static func keeps(_ id: String, _ asked: [String]) -> Bool {
        asked.isEmpty || asked.contains(id) || asked.contains { id.hasPrefix($0 + ".") }
    }

    private static func place(of indicator: any Indicator, in ids: [String]) -> Int {
        ids.firstIndex { self.ids(of: indicator).contains($0) } ?? ids.count
    }

    private static func ids(of indicator: any Indicator) -> [String] {
        let own = Aggregate.all(of: indicator).map(\.id)
        return [indicator.definition.id] + own
    }
}

extension Observation {
    /// `domein` exists for goals only, `dagdeel` for visits only (readings 4.12 and 8.9), `reden` for what has ended.
    func offers(_ dimension: Dimension) -> Bool {
        switch dimension {
        case .domein: self == .goals || self == .goalAttainment
        case .dagdeel: self == .visits
        case .reden: self == .ended
        default: true
        }
    }
}
