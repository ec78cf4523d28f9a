internal import Domain

/// What always holds between quantities of the same days and places: `lower` ≤ Σ factor · quantity ≤ `upper`.
struct QuantityRelation: Sendable {
    let terms: [(name: String, factor: Double)]
    let lower: Double
    let upper: Double
    /// See ``LinearSystem/Row/isLoose``.
    var isLoose = false

    /// `part` is counted out of `whole`.
    static func part(_ part: String, of whole: String) -> QuantityRelation {
        QuantityRelation(terms: [(part, 1), (whole, -1)], lower: -.infinity, upper: 0)
    }

    private static func atLeast(_ lower: Double, _ terms: (String, Double)...) -> QuantityRelation {
        QuantityRelation(terms: terms.map { (name: $0.0, factor: $0.1) }, lower: lower, upper: .infinity)
    }

    private static func equal(_ terms: (String, Double)...) -> QuantityRelation {
        QuantityRelation(terms: terms.map { (name: $0.0, factor: $0.1) }, lower: 0, upper: 0)
    }

    private static func sum(of reasons: [String], is whole: String) -> QuantityRelation {
        let parts = reasons.compactMap { Quantity.ended(for: $0) }
        return QuantityRelation(
            terms: parts.map { (name: $0, factor: 1) } + [(name: whole, factor: -1)], lower: 0, upper: 0)
    }

    /// The relations of contract §4 that no single indicator states.
    static let known: [QuantityRelation] = [
        .equal(("reden_bekend", 1), ("reden_onbekend", 1), ("beeindigd", -1)),
        // Whatever is shown of them: the reasons together are what ended, and three other figures are some of them together.
        .sum(of: ["01", "02", "03", "04", "05"], is: "reden_bekend"),
        .sum(of: ["01", "02", "03", "04", "05", Dimension.unknown], is: "beeindigd"),
        .sum(of: ["03", "04"], is: "uitval"),
        .sum(of: ["02", "03", "04", "05"], is: "voortijdig"),
        .part("uitval", of: "voortijdig"),
        .part("contact_beoordeeld", of: "aanvragen"),
        .part("giz_beoordeeld", of: "gestart"),
        .part("plan_beoordeeld", of: "gestart"),
        // Who started 42 days ago started 14 days ago.
        .part("plan_beoordeeld", of: "giz_beoordeeld"),
        .part("reden_bekend", of: "beeindigd"),
        .part("zonder_hulp_beantwoord", of: "beeindigd"),
        .part("een_jaar_gevolgd", of: "beeindigd"),
        .part("casussen_met_score", of: "beeindigd"),
        .part("casussen_met_score", of: "doelen_gescoord"),
        .part("casussen_met_score", of: "casussen_met_doel"),
        .part("casussen_met_doel", of: "doelen"),
        .part("casussen_met_doel", of: "beeindigd"),
        // A case with goals of which none is scored has at least one that is not.
        .atLeast(0, ("casussen_met_score", 1), ("casussen_met_doel", -1), ("doelen", 1), ("doelen_gescoord", -1)),
        .part("casussen_met_advies", of: "gestart"),
        .part("casussen_met_akkoord", of: "beeindigd"),
        .part("casussen_met_kosten", of: "beeindigd"),
        // Marks of 7 and more against the sum of all marks: 7·z + (n − z) ≤ sum ≤ 10·z + 6·(n − z).
        .atLeast(0, ("cijfers", 1), ("zeven_plus", -6), ("beantwoord", -1)),
        .atLeast(0, ("zeven_plus", 4), ("beantwoord", 6), ("cijfers", -1)),
    ]

    /// T-scores against goals that were reached: a family that reached none is at most at 40, and each it reached lifts it by 30 at most;
    /// one that reached all is at least at 50, and each it did not lowers it by 20 at most (domain §4). Near an end the scores of many
    /// families tell what each answered.
    static let ofScores: [QuantityRelation] = [
        .atLeast(0, (Quantity.scores, -1), ("casussen_met_score", 40), ("doelen_gehaald", 30)),
        .atLeast(
            0, (Quantity.scores, 1), ("casussen_met_score", -50), ("doelen_gescoord", 20), ("doelen_gehaald", -20)),
    ]

    /// Everything that is known, of whatever indicator: of a noemer that no table names its reader still knows what it is a part of.
    static let all: [QuantityRelation] = {
        var seen: Set<[String]> = []
        let own = Anatomy.known.sorted { $0.key < $1.key }.map(\.value).filter { seen.insert($0.names).inserted }
        return Self.known + own.flatMap { Self.own(of: $0.measure) }
    }()

    /// What the measure of an indicator itself says: a teller is part of its noemer, a mean lies within its range.
    static func own(of measure: Anatomy.Measure) -> [QuantityRelation] {
        switch measure {
        case .share(let teller, let noemer):
            return [.part(teller, of: noemer)]
        case .mean(let sum, let noemer, let each, let isWhole):
            var relations: [QuantityRelation] = each.lowerBound > 0 ? [.atLeast(0, (sum, 1), (noemer, -each.lowerBound))] : []
            if each.upperBound.isFinite { relations.append(.atLeast(0, (noemer, each.upperBound), (sum, -1))) }
            if !isWhole { for index in relations.indices { relations[index].isLoose = true } }
            return relations
        case .count, .sum, .shareOfSums, .spread:
            return []
        }
    }

    /// That something is counted out of what it is counted out of step by step, with the steps: where a table names none of these it must
    /// be said by itself.
    static let indirect: [(relation: QuantityRelation, between: Set<String>)] = {
        var wholes: [String: Set<String>] = [:]
        for relation in Self.all {
            if let (part, whole) = relation.partOfWhole { wholes[part, default: []].insert(whole) }
        }
        let above = wholes.mapValues { Self.closure(from: $0, wholes) }
        var found: [(relation: QuantityRelation, between: Set<String>)] = []
        for (part, all) in above.sorted(by: { $0.key < $1.key }) {
            for whole in all.subtracting(wholes[part] ?? []).sorted() {
                found.append((.part(part, of: whole), all.filter { above[$0]?.contains(whole) ?? false }))
            }
        }
        return found
    }()

    /// A teller and its noemer, where that is all it says.
    private var partOfWhole: (String, String)? {
        guard self.upper == 0, self.lower == -.infinity, self.terms.map(\.factor) == [1, -1] else { return nil }
        return (self.terms[0].name, self.terms[1].name)
    }

    private static func closure(from start: Set<String>, _ next: [String: Set<String>]) -> Set<String> {
        var found: Set<String> = []
        var open = Array(start)
        while let step = open.popLast() {
            if found.insert(step).inserted { open += Array(next[step] ?? []) }
        }
        return found
    }

    /// The quantities that bound each quantity from above, step by step: `uitval` ≤ `voortijdig` ≤ `reden_bekend` ≤ `beeindigd`.
    static func bounds(among relations: [QuantityRelation]) -> [String: Set<String>] {
        var next: [String: Set<String>] = [:]
        for relation in relations where relation.upper == 0 && relation.terms.count == 2 {
            next[relation.terms[0].name, default: []].insert(relation.terms[1].name)
        }
        next["reden_onbekend", default: []].insert("beeindigd")
        next["cijfers", default: []].insert("beantwoord")
        next[Quantity.scores, default: []].insert("casussen_met_score")
        return next.mapValues { Self.closure(from: $0, next) }
    }
}
