internal import Domain

/// The nature of quantities: which add up over what.
enum Quantity {
    /// The only stock: counted on a day, tied to flows by begin + gestart − beeindigd = eind (reading 7.15).
    static let stock = "lopend"

    /// The cases that ended for a reason of the closed list, or for none that is known; nil for another word.
    static func ended(for reason: String) -> String? {
        if reason == Dimension.unknown { return "reden_onbekend" }
        return CodeList.reden.codes.contains(reason) ? "reden_\(reason)" : nil
    }

    /// Every reason of the closed list, and that none is known.
    static let reasons = (CodeList.reden.codes + [Dimension.unknown]).compactMap(Self.ended)

    /// The sum of T-scores.
    static let scores = "gas_t"

    /// One case's T-score: 50 + 10·Σwx/√(0,7·Σw² + 0,3·(Σw)²) with x from −2 to 2 cannot leave 50 ± 20/√0,3.
    static let scoreRange = 13.4...86.6

    /// What one more case, answer or goal can add: itself or nothing to a count, a mark to the sum of marks; nil when there is no
    /// saying.
    static func addedByOne(_ name: String) -> ClosedRange<Double>? {
        guard let (measure, isSum) = self.means[name] else { return 0...1 }
        // A T-score is made anew when one more goal of its case is scored.
        guard isSum, case .mean(_, _, let each, true) = measure else { return nil }
        return each.upperBound.isFinite ? each : nil
    }

    /// The days until a number no longer changes because time passes, and what it is counted out of then; nil for one that time
    /// does not change.
    static func settling(_ name: String) -> (days: Int, whole: String?)? {
        switch name {
        case "geen_nieuwe_start": (365, "een_jaar_gevolgd")
        case "een_jaar_gevolgd": (365, nil)
        case "contact_op_tijd", "contact_beoordeeld", "giz", "giz_beoordeeld": (14, nil)
        case "plan_6_weken", "plan_beoordeeld": (42, nil)
        default: nil
        }
    }

    /// The sums of the indicators, with whether they are those of a mean.
    private static let means: [String: (Anatomy.Measure, isSum: Bool)] = {
        var sums: [String: (Anatomy.Measure, isSum: Bool)] = [:]
        for anatomy in Anatomy.known.values {
            switch anatomy.measure {
            case .mean(let sum, _, _, _): sums[sum] = (anatomy.measure, true)
            case .sum(let sum): sums[sum] = (anatomy.measure, false)
            case .shareOfSums(let a, let b): for sum in [a, b] { sums[sum] = (anatomy.measure, false) }
            case .count, .share, .spread: break
            }
        }
        return sums
    }()

    /// Whether it may be below 0: credit invoices.
    static func mayBeNegative(_ name: String) -> Bool { name == "gefactureerd" }

    /// Whether the values of the dimension do not add up to its total: a case may have several, or is scored anew per part.
    static func isSplit(_ name: String, notAddingUpOver dimension: Dimension) -> Bool {
        if dimension.hasSeveralValues { return true }
        switch dimension {
        case .domein: return ["casussen_met_score", "casussen_met_doel", self.scores].contains(name)
        case .dagdeel: return name == "casussen_met_inzet"
        default: return false
        }
    }

    /// Whether it adds up over time: distinct cases with a visit or an invoice come back in the next month.
    static func addsUpOverTime(_ name: String) -> Bool {
        !["casussen_met_inzet", "casussen_met_factuur", "casussen_met_factuur_ooit"].contains(name)
    }
}
