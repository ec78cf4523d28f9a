/// What T-scores tell of the goals behind them (``QuantityRelation/ofScores``), written where a release shows scores and hides the goals
/// (it does not when it was made here: ``FollowingCells``): over those days and places, and those beside them that a difference is of.
/// Of finer ones every score is hidden, so that the rows would bind nothing there, and their odd factors make every search long.
struct ScoreRows {
    private let tables: [ReaderModelBuilder.Name: CrossTable]

    init(_ tables: [ReaderModelBuilder.Name: CrossTable]) {
        self.tables = tables
    }

    /// `mentions`: of scores that are shown beside hidden goals.
    func add(_ mentions: [ReaderModelBuilder.Name: [ReaderModelBuilder.Mention]], to system: inout LinearSystem) {
        for (name, shown) in mentions.sorted(by: { ReaderModelBuilder.precedes($0.key, $1.key) }) where !shown.isEmpty {
            guard let scores = self.tables[name] else { continue }
            let grains = Set(shown.map(\.place.grain))
            let borders = Set(shown.flatMap { [$0.stretches.lowerBound, $0.stretches.upperBound] }).sorted()
            let ranges = zip(borders, borders.dropFirst()).map { $0..<$1 }
            for relation in QuantityRelation.ofScores {
                let part = RelationMembers(name.part, self.tables)
                guard let members = part.all(of: relation) else { continue }
                for place in scores.firstUnknown.keys.sorted() where grains.contains(place.grain) {
                    for range in ranges {
                        let terms = zip(members, relation.terms).flatMap { member, term in
                            range.compactMap { stretch in
                                member.table.unknown(member.isAside ? part.aside(place) : place, stretch).map {
                                    LinearSystem.Term(unknown: $0, factor: term.factor)
                                }
                            }
                        }
                        guard terms.count == members.count * range.count else { continue }
                        system.addRow(terms, relation.lower, relation.upper)
                    }
                }
            }
        }
    }
}
