internal import Domain

/// Builds the ``ReaderModel`` of a ledger.
struct ReaderModelBuilder {
    private let ledger: Ledger
    /// The cells of which nobody knows yet whether they will be shown.
    private let undecided: Set<Int>
    private let following: FollowingCells
    private let areas: [String: [Dimension: String]]
    private var system = LinearSystem()

    /// A quantity, with the values of dimensions over which it does not add up in its name.
    struct Name: Hashable {
        let base: String
        let part: String
    }

    struct Mention {
        let entry: Int
        let role: CellPart.Role
        let value: Double?
        let range: ClosedRange<Double>?
        let isWhole: Bool
        let slack: Double
        let place: Place
        let days: DayRange
        let stretches: Range<Int>
        let table: Int
        /// Whether the number is published whatever is hidden.
        let isAlways: Bool
    }

    init(_ ledger: Ledger, areas: [String: [Dimension: String]], undecided: Set<Int>) {
        self.ledger = ledger
        self.undecided = undecided
        self.following = FollowingCells(ledger)
        self.areas = Self.areas(in: ledger, and: areas)
    }

    /// The model without its links between releases, and those links; none unless they are asked for, which is most of the work.
    static func model(
        _ ledger: Ledger, areas: [String: [Dimension: String]], undecided: Set<Int>, isLinking: Bool = true
    ) -> (ReaderModel, links: [ReleaseLink]) {
        var builder = ReaderModelBuilder(ledger, areas: areas, undecided: undecided)
        return builder.build(isLinking: isLinking)
    }

    private mutating func build(isLinking: Bool) -> (ReaderModel, links: [ReleaseLink]) {
        let relations = RelationRows(indicators: self.ledger.entries.map(\.anatomy))
        let unrelated = UnrelatedCells(self.ledger.entries, bounds: relations.bounds)
        let axis = TimeAxis(self.ledger.entries.filter { !unrelated.contains($0) }.map(\.cell.key.days))
        let mentions = self.mentions(on: axis, without: unrelated)
        var tables: [[Name: CrossTable]] = []
        for release in mentions {
            var found: [Name: CrossTable] = [:]
            for (name, mentions) in release.sorted(by: { Self.precedes($0.key, $1.key) }) {
                found[name] = CrossTable(
                    mentions.map { ($0.place, $0.stretches, $0.table) }, isWhole: mentions.allSatisfy(\.isWhole),
                    mayBeNegative: Quantity.mayBeNegative(name.base), in: &self.system)
            }
            self.addUnnamedReasons(release, to: &found)
            tables.append(found)
        }
        let followed = tables.indices.map { FollowedDays(axis, peildatums: self.ledger.peildatums[$0]) }
        for (release, found) in tables.enumerated() {
            relations.add(found, to: &self.system)
            ScoreRows(found).add(self.scores(mentions[release]), to: &self.system)
            DistinctRows(found).add(to: &self.system)
            followed[release].add(found, to: &self.system)
            self.addParts(found)
            self.addStock(found)
        }
        let links =
            tables.count < 2 || !isLinking
            ? []
            : ReleaseLinks(
                tables: tables, published: mentions.map { PublishedCounts($0, grain: self.ledger.publicGrain) },
                bounds: relations.bounds, followed: followed, ranges: mentions.map { $0.mapValues { Set($0.map(\.stretches)) } }
            ).all()
        let statements = mentions.enumerated().flatMap { release, names in
            names.flatMap { name, mentions in
                mentions.compactMap { tables[release][name]?.statement(of: $0, isStock: name.base == Quantity.stock) }
            }
        }.sorted { ($0.entry, $0.role) < ($1.entry, $1.role) }
        let model = ReaderModel(
            system: self.system, statements: statements, ledger: self.ledger, origins: Array(self.system.lower.indices))
        return (model, links)
    }

    /// Every reason there is, where some are told: what the others have is what is left.
    private mutating func addUnnamedReasons(_ release: [Name: [Mention]], to tables: inout [Name: CrossTable]) {
        let told = release.filter { Quantity.reasons.contains($0.key.base) }
        for (part, names) in Dictionary(grouping: told, by: \.key.part).sorted(by: { $0.key < $1.key }) {
            let mentions = names.sorted { Self.precedes($0.key, $1.key) }.flatMap(\.value)
            for reason in Quantity.reasons where tables[Name(base: reason, part: part)] == nil {
                tables[Name(base: reason, part: part)] = CrossTable(
                    mentions.map { ($0.place, $0.stretches, $0.table) }, isWhole: true, mayBeNegative: false, in: &self.system)
            }
        }
    }

    /// The T-scores that are shown beside goals that are not.
    private func scores(_ mentions: [Name: [Mention]]) -> [Name: [Mention]] {
        mentions.filter { $0.key.base == Quantity.scores }.mapValues { mentions in
            mentions.filter { mention in
                mention.value != nil && !self.undecided.contains(mention.entry)
                    && self.following.isAlone(self.ledger.entries[mention.entry])
            }
        }
    }

    static func precedes(_ left: Name, _ right: Name) -> Bool { (left.base, left.part) < (right.base, right.part) }

    /// Per release and quantity, every cell that mentions it.
    private func mentions(on axis: TimeAxis, without unrelated: UnrelatedCells) -> [[Name: [Mention]]] {
        var mentions = [[Name: [Mention]]](repeating: [:], count: self.ledger.releaseCount)
        // A release has a hundred thousand cells about a few hundred places.
        var places: [[Dimension: String]: Place] = [:]
        for (index, entry) in self.ledger.entries.enumerated() where !unrelated.contains(entry) {
            let days = entry.cell.key.days
            let stretches = axis.stretches(of: days)
            for part in entry.parts {
                var split: [String] = Quantity.addsUpOverTime(part.quantity) ? [] : [days.iso]
                var values = entry.cell.key.values
                if let named = entry.anatomy.named { values[named] = nil }
                for (dimension, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue })
                where Quantity.isSplit(part.quantity, notAddingUpOver: dimension) {
                    split.append("\(dimension.rawValue)=\(value)")
                    values[dimension] = nil
                }
                let place = self.place(values, &places)
                let name = Name(base: part.quantity, part: split.joined(separator: "|"))
                mentions[entry.release][name, default: []].append(
                    Mention(
                        entry: index, role: part.role, value: part.value, range: part.range, isWhole: part.isWhole,
                        slack: part.slack, place: place, days: days, stretches: stretches, table: entry.table,
                        isAlways: !entry.isSensitive && part.value != nil))
            }
        }
        return mentions
    }

    /// The place with these values; a gemeente brings its areas along.
    private func place(_ values: [Dimension: String], _ known: inout [[Dimension: String]: Place]) -> Place {
        if let place = known[values] { return place }
        let areas = values[.gemeente].flatMap { self.areas[$0] } ?? [:]
        let place = Place(values.merging(areas) { own, _ in own })
        known[values] = place
        return place
    }

    /// Parts that do not add up: each at most the whole, and together at least the whole (reading 8.7). T-scores are made anew
    /// for each domein, so nothing ties those.
    private mutating func addParts(_ tables: [Name: CrossTable]) {
        let parts = tables.keys.filter {
            !$0.part.isEmpty && !$0.part.contains("|")
                && ($0.base != Quantity.scores || !$0.part.hasPrefix(Dimension.domein.rawValue))
        }
        for (_, names) in Dictionary(grouping: parts, by: { [$0.base, String($0.part.prefix { $0 != "=" })] })
            .sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
        {
            guard let base = names.first?.base, let whole = tables[Name(base: base, part: "")] else { continue }
            self.addParts(names.sorted(by: Self.precedes).compactMap { tables[$0] }, of: whole)
        }
    }

    private mutating func addParts(_ parts: [CrossTable], of whole: CrossTable) {
        for place in whole.firstUnknown.keys.sorted() {
            for stretch in whole.stretches {
                guard let total = whole.unknown(place, stretch) else { continue }
                let found = parts.compactMap { $0.unknown(place, stretch) }
                for part in found {
                    self.system.addRow([.init(unknown: part, factor: 1), .init(unknown: total, factor: -1)], -.infinity, 0)
                }
                if !found.isEmpty {
                    self.system.addRow(
                        found.map { .init(unknown: $0, factor: 1) } + [.init(unknown: total, factor: -1)], 0, .infinity)
                }
            }
        }
    }

    /// begin + gestart − beeindigd = eind, stretch by stretch (reading 7.15). Where the begin is not told it is at least 0: no more
    /// can be left of what started than did not end.
    private mutating func addStock(_ tables: [Name: CrossTable]) {
        for (name, stock) in tables.sorted(by: { Self.precedes($0.key, $1.key) }) where name.base == Quantity.stock {
            guard let started = tables[Name(base: "gestart", part: name.part)],
                let ended = tables[Name(base: "beeindigd", part: name.part)]
            else { continue }
            for place in stock.firstUnknown.keys.sorted() {
                for stretch in stock.stretches {
                    guard let end = stock.unknown(place, stretch), let inflow = started.unknown(place, stretch),
                        let outflow = ended.unknown(place, stretch)
                    else { continue }
                    let begin = stock.unknown(place, stretch - 1)
                    self.system.addRow(
                        (begin.map { [.init(unknown: $0, factor: 1)] } ?? []) + [
                            .init(unknown: inflow, factor: 1), .init(unknown: outflow, factor: -1),
                            .init(unknown: end, factor: -1),
                        ], begin == nil ? -.infinity : 0, 0)
                }
            }
        }
    }

    /// Where gemeenten lie: as given, and as rows with both a gemeente and its jeugdregio or provincie say.
    static func areas(in ledger: Ledger, and given: [String: [Dimension: String]]) -> [String: [Dimension: String]] {
        var areas: [String: [Dimension: String]] = [:]
        for entry in ledger.entries {
            guard let gemeente = entry.cell.key.values[.gemeente] else { continue }
            for dimension in [Dimension.jeugdregio, .provincie] {
                if let value = entry.cell.key.values[dimension], areas[gemeente]?[dimension] != value {
                    areas[gemeente, default: [:]][dimension] = value
                }
            }
        }
        return given.merging(areas) { given, _ in given }
    }
}

extension CrossTable {
    /// What a mention says: a flow is the sum of its stretches, a stock that of its last day.
    func statement(of mention: ReaderModelBuilder.Mention, isStock: Bool) -> Statement? {
        let stretches = isStock ? mention.stretches.suffix(1) : mention.stretches[...]
        let unknowns = stretches.compactMap { self.unknown(mention.place, $0) }
        guard unknowns.count == stretches.count else { return nil }
        return Statement(
            entry: mention.entry, role: mention.role, unknowns: unknowns, value: mention.value, range: mention.range,
            isWhole: mention.isWhole, slack: mention.slack)
    }
}
