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

    /// The quantities that bound each quantity from above, step by step: `uitval` ≤ `voortijdig` ≤ `reden_bekend` ≤ `beeindigd`.
    static func bounds(among relations: [QuantityRelation]) -> [String: Set<String>] {
        var next: [String: Set<String>] = [:]
        for relation in relations where relation.upper == 0 && relation.terms.count == 2 {
            next[relation.terms[0].name, default: []].insert(relation.terms[1].name)
        }
        next["reden_onbekend", default: []].insert("beeindigd")
        next["cijfers", default: []].insert("beantwoord")
        next[Quantity.scores, default: []].insert("casussen_met_score")
        var bounds: [String: Set<String>] = [:]
        for name in next.keys {
            var found: Set<String> = []
            var open = Array(next[name] ?? [])
            while let step = open.popLast() {
                if found.insert(step).inserted { open += Array(next[step] ?? []) }
            }
            bounds[name] = found
        }
        return bounds
    }
}
