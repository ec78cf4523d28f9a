/// Figures that look at the same rows and can be counted in one statement.
struct IndicatorGroup {
    let observation: Observation
    let lookups: Set<Lookup>
    let aggregates: [Aggregate]

    /// One group per observation, in a fixed order.
    static func all(of aggregates: [Aggregate], from indicators: [any Indicator]) -> [IndicatorGroup] {
        Observation.allCases.compactMap { observation in
            let members = indicators.filter { $0.observation == observation }
            guard !members.isEmpty else { return nil }
            let ids = Set(members.map(\.definition.id))
            return IndicatorGroup(
                observation: observation, lookups: members.reduce(into: []) { $0.formUnion($1.lookups) },
                aggregates: aggregates.filter { ids.contains($0.definition.id) })
        }
    }
}
