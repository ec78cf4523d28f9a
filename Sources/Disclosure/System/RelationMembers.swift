internal import Domain

/// Where the quantities of a relation are of one part, such as one domein: those that are made anew for it, and those that simply add up over it.
struct RelationMembers {
    struct Member {
        let table: CrossTable
        /// Whether the part is one of its places.
        let isAside: Bool
    }

    private let name: String
    private let tables: [ReaderModelBuilder.Name: CrossTable]
    private let value: (dimension: Dimension, value: String)?

    init(_ name: String, _ tables: [ReaderModelBuilder.Name: CrossTable]) {
        let words = name.split(separator: "=", maxSplits: 1).map(String.init)
        self.name = name
        self.tables = tables
        self.value =
            words.count == 2 && !name.contains("|") ? Dimension(rawValue: words[0]).map { ($0, words[1]) } : nil
    }

    /// In the order of the terms; nil when any is not mentioned, or none is of the part.
    func all(of relation: QuantityRelation) -> [Member]? {
        let found = relation.terms.compactMap { term -> Member? in
            if let table = self.tables[ReaderModelBuilder.Name(base: term.name, part: self.name)] {
                return Member(table: table, isAside: false)
            }
            guard let (dimension, _) = self.value, !Quantity.isSplit(term.name, notAddingUpOver: dimension) else {
                return nil
            }
            return self.tables[ReaderModelBuilder.Name(base: term.name, part: "")].map { Member(table: $0, isAside: true) }
        }
        return found.count == relation.terms.count && found.contains { !$0.isAside } ? found : nil
    }

    func aside(_ place: Place) -> Place {
        self.value.map { found in Place(place.values.merging([found.dimension: found.value]) { $1 }) } ?? place
    }
}
