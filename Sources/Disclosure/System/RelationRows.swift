internal import Domain

/// Writes the relations between quantities into a system, wherever all of them are mentioned for the same place and stretch.
struct RelationRows {
    private let relations: [QuantityRelation]
    /// The quantities that bound each from above.
    let bounds: [String: Set<String>]

    typealias Name = ReaderModelBuilder.Name
    typealias Tables = [Name: CrossTable]

    init(indicators: [Anatomy]) {
        var seen = Set(Anatomy.known.values.map(\.names))
        let others = indicators.filter { seen.insert($0.names).inserted }
        self.relations = QuantityRelation.all + others.flatMap { QuantityRelation.own(of: $0.measure) }
        self.bounds = QuantityRelation.bounds(among: self.relations)
    }

    func add(_ tables: Tables, to system: inout LinearSystem) {
        for part in Set(tables.keys.map(\.part)).sorted() {
            let missed = QuantityRelation.indirect.filter { found in
                !found.between.contains { tables[Name(base: $0, part: part)] != nil }
            }
            for relation in self.relations + missed.map(\.relation) {
                self.add(relation, of: RelationMembers(part, tables), to: &system)
            }
            if part.isEmpty { self.addOverlapping(tables, to: &system) }
        }
    }

    private func add(_ relation: QuantityRelation, of part: RelationMembers, to system: inout LinearSystem) {
        guard let members = part.all(of: relation), let first = members.first(where: { !$0.isAside })?.table else { return }
        for place in first.firstUnknown.keys.sorted() {
            // What is made anew for a domein is shown with the goals that bound it, or hidden with them: there it is enough to bound it.
            let isImplied = members.contains { $0.isAside } || Self.followsFromParts(members.map { $0.table.parts[place] ?? [:] })
            for stretch in first.stretches {
                let unknowns = members.compactMap { $0.table.unknown($0.isAside ? part.aside(place) : place, stretch) }
                guard unknowns.count == members.count else { continue }
                let terms = zip(unknowns, relation.terms).map { LinearSystem.Term(unknown: $0, factor: $1.factor) }
                system.addRow(terms, relation.lower, relation.upper, isLoose: relation.isLoose || isImplied)
            }
        }
    }

    /// What a part of overlapping ones has less than a relation allows, the whole has too, and all parts together have at least as much
    /// of it: a case counts in each of its parts, and nowhere less than nothing (reading 8.7).
    private func addOverlapping(_ tables: Tables, to system: inout LinearSystem) {
        let overlapping = Set(tables.keys.map(\.part)).filter { $0.overlappingDimension != nil }
        for (_, parts) in Dictionary(grouping: overlapping, by: \.overlappingDimension).sorted(by: { $0.key ?? "" < $1.key ?? "" }
        ) {
            for relation in self.relations where relation.lower != relation.upper {
                guard let wholes = RelationMembers("", tables).all(of: relation), let whole = wholes.first?.table else {
                    continue
                }
                // As what is at least 0.
                let sign = relation.lower == 0 ? 1.0 : -1.0
                let found = parts.sorted().compactMap { RelationMembers($0, tables).all(of: relation) }
                guard !found.isEmpty else { continue }
                for place in whole.firstUnknown.keys.sorted() {
                    for stretch in whole.stretches {
                        func terms(_ members: [RelationMembers.Member], _ factor: Double) -> [LinearSystem.Term]? {
                            let unknowns = members.compactMap { $0.table.unknown(place, stretch) }
                            return unknowns.count != members.count
                                ? nil
                                : zip(unknowns, relation.terms).map { .init(unknown: $0, factor: $1.factor * sign * factor) }
                        }
                        guard let all = terms(wholes, -1) else { continue }
                        let each = found.compactMap { terms($0, 1) }
                        for terms in each { system.addRow(terms + all, -.infinity, 0) }
                        if each.count == parts.count { system.addRow(each.flatMap { $0 } + all, 0, .infinity) }
                    }
                }
            }
        }
    }

    /// Whether the relation holds here because it holds in every part: the row then helps to bound unknowns, and no more.
    private static func followsFromParts(_ parts: [[UInt16: Set<Place>]]) -> Bool {
        guard let first = parts.first else { return false }
        return first.contains { grain, places in parts.allSatisfy { $0[grain] == places } }
    }
}

extension String {
    /// Of the name of a part: the dimension of which a case may have several values; nil for another.
    fileprivate var overlappingDimension: String? {
        guard !self.contains("|"), let word = self.split(separator: "=").first, let dimension = Dimension(rawValue: String(word)),
            dimension.hasSeveralValues
        else { return nil }
        return dimension.rawValue
    }
}
