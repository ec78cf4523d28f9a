/// Writes the relations between quantities into a system, wherever all of them are mentioned for the same place and stretch.
struct RelationRows {
    private let relations: [QuantityRelation]
    /// The quantities that bound each from above.
    let bounds: [String: Set<String>]

    init(indicators: [Anatomy]) {
        var seen: Set<[String]> = []
        var relations = QuantityRelation.known
        for anatomy in indicators where seen.insert(anatomy.names).inserted {
            relations += QuantityRelation.own(of: anatomy.measure)
        }
        self.relations = relations
        self.bounds = QuantityRelation.bounds(among: relations)
    }

    func add(_ tables: [ReaderModelBuilder.Name: CrossTable], to system: inout LinearSystem) {
        for part in Set(tables.keys.map(\.part)).sorted() {
            for relation in self.relations {
                let members = relation.terms.compactMap { tables[.init(base: $0.name, part: part)] }
                guard members.count == relation.terms.count, let first = members.first else { continue }
                for place in first.firstUnknown.keys.sorted() {
                    let isImplied = Self.followsFromParts(place, members)
                    for stretch in first.stretches {
                        let unknowns = members.compactMap { $0.unknown(place, stretch) }
                        guard unknowns.count == members.count else { continue }
                        let terms = zip(unknowns, relation.terms).map { LinearSystem.Term(unknown: $0, factor: $1.factor) }
                        system.addRow(terms, relation.lower, relation.upper, isLoose: relation.isLoose || isImplied)
                    }
                }
            }
        }
    }

    /// Whether the relation holds here because it holds in every part: the row then helps to bound unknowns, and no more.
    private static func followsFromParts(_ place: Place, _ tables: [CrossTable]) -> Bool {
        guard let first = tables.first?.parts[place] else { return false }
        return first.contains { grain, parts in tables.allSatisfy { $0.parts[place]?[grain] == parts } }
    }
}
