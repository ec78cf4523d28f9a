internal import Domain

/// What the cells of an indicator publish, as quantities that add up: an additive count, or a sum.
///
/// Two indicators that publish the same thing under other names name the same quantity: the noemer of `netwerk` is the count
/// `beeindigd`, that of `doelrealisatie` is the teller of `doelen_gescoord` (reading 7.14). That is how a hidden noemer is seen
/// to be published elsewhere.
struct Anatomy: Sendable {
    enum Measure: Sendable {
        /// How many.
        case count(String)
        /// How many out of how many.
        case share(String, of: String)
        /// The mean of marks or scores, each within `each`; `isWhole` when every one is a whole number.
        case mean(String, of: String, each: ClosedRange<Double>, isWhole: Bool)
        /// A sum, and one sum as a percentage of another: real numbers that are not negative.
        case sum(String)
        case shareOfSums(String, of: String)
        /// A median or a percentile: nothing that adds up.
        case spread(of: String)
    }

    let measure: Measure
    /// The quantity in the column n where it is another than the noemer: distinct cases with a goal or a visit.
    var cases: String?
    /// The dimension whose value says which quantity it is, and which therefore splits nothing.
    var named: Dimension?

    /// The anatomy of a cell: cases that ended for one reason are a quantity of their own, which others are sums of.
    ///
    /// Printed as counts, they are a share of all that ended: nearly everybody tells as much of the others as nearly nobody of these.
    static func of(_ key: CellKey, unit: FigureUnit) -> Anatomy {
        guard key.indicator == "beeindigd", let reason = key.values[.reden], let name = Quantity.ended(for: reason) else {
            return self.of(key.indicator, unit: unit)
        }
        return Anatomy(measure: .share(name, of: "beeindigd"), named: .reden)
    }

    /// The anatomy of an indicator; one that is not in the list stands by itself, as its unit tells.
    static func of(_ indicator: String, unit: FigureUnit) -> Anatomy {
        if let known = self.known[indicator] { return known }
        switch unit {
        case .percent: return Anatomy(measure: .share("\(indicator).teller", of: "\(indicator).noemer"))
        case .count: return Anatomy(measure: .count(indicator))
        case .hours, .euro: return Anatomy(measure: .sum(indicator), cases: "\(indicator).n")
        case .days, .mark, .tScore:
            return Anatomy(
                measure: .mean("\(indicator).teller", of: "\(indicator).noemer", each: 0...Double.infinity, isWhole: false))
        }
    }

    /// The parts of the indicators of contract §4.
    static let known: [String: Anatomy] = [
        "aanvragen": Anatomy(measure: .count("aanvragen")),
        "gestart": Anatomy(measure: .count("gestart")),
        "beeindigd": Anatomy(measure: .count("beeindigd")),
        Quantity.stock: Anatomy(measure: .count(Quantity.stock)),
        "contact_op_tijd": Anatomy(measure: .share("contact_op_tijd", of: "contact_beoordeeld")),
        "start_voor_indicatie": Anatomy(measure: .share("start_voor_indicatie", of: "gestart")),
        "prenataal_gestart": Anatomy(measure: .share("prenataal_gestart", of: "gestart")),
        "aangemeld_bij_start": Anatomy(measure: .share("aangemeld_bij_start", of: "gestart")),
        "giz": Anatomy(measure: .share("giz", of: "giz_beoordeeld")),
        "plan_6_weken": Anatomy(measure: .share("plan_6_weken", of: "plan_beoordeeld")),
        "uitval": Anatomy(measure: .share("uitval", of: "reden_bekend")),
        "voortijdig": Anatomy(measure: .share("voortijdig", of: "reden_bekend")),
        "reden_onbekend": Anatomy(measure: .share("reden_onbekend", of: "beeindigd")),
        "respons": Anatomy(measure: .share("beantwoord", of: "beeindigd")),
        "tevreden_7plus": Anatomy(measure: .share("zeven_plus", of: "beantwoord")),
        "tevredenheid": Anatomy(measure: .mean("cijfers", of: "beantwoord", each: 1...10, isWhole: true)),
        "zonder_hulp_verder": Anatomy(measure: .share("zonder_hulp", of: "zonder_hulp_beantwoord")),
        "geen_nieuwe_start": Anatomy(measure: .share("geen_nieuwe_start", of: "een_jaar_gevolgd")),
        "doorverwezen": Anatomy(measure: .share("doorverwezen", of: "beeindigd")),
        "evaluatie_eind": Anatomy(measure: .share("evaluatie_eind", of: "beeindigd")),
        "afgeschaald": Anatomy(measure: .share("afgeschaald", of: "beeindigd")),
        "opgeschaald": Anatomy(measure: .share("opgeschaald", of: "beeindigd")),
        "netwerk": Anatomy(measure: .share("netwerk", of: "beeindigd")),
        "doelrealisatie": Anatomy(measure: .share("doelen_gehaald", of: "doelen_gescoord"), cases: "casussen_met_score"),
        "doelen_gescoord": Anatomy(measure: .share("doelen_gescoord", of: "doelen"), cases: "casussen_met_doel"),
        "gas_t": Anatomy(measure: .mean(Quantity.scores, of: "casussen_met_score", each: Quantity.scoreRange, isWhole: false)),
        "uren": Anatomy(measure: .sum("uren"), cases: "casussen_met_inzet"),
        "gefactureerd": Anatomy(measure: .sum("gefactureerd"), cases: "casussen_met_factuur"),
        "uren_geleverd": Anatomy(measure: .shareOfSums("uren_geleverd", of: "uren_akkoord"), cases: "casussen_met_akkoord"),
        "uren_toegekend": Anatomy(measure: .shareOfSums("uren_toegekend", of: "uren_advies"), cases: "casussen_met_advies"),
        "kosten_per_traject": Anatomy(
            measure: .mean("kosten", of: "casussen_met_kosten", each: 0...Double.infinity, isWhole: false)),
        "factuur_geaccepteerd": Anatomy(
            measure: .share("factuur_geaccepteerd", of: "facturen"), cases: "casussen_met_factuur_ooit"),
        "wachttijd.gemiddelde": Anatomy(measure: .mean("wachtdagen", of: "gestart", each: 0...Double.infinity, isWhole: true)),
        "wachttijd.mediaan": Anatomy(measure: .spread(of: "gestart")),
        "wachttijd.p90": Anatomy(measure: .spread(of: "gestart")),
        "duur.gemiddelde": Anatomy(measure: .mean("dagen", of: "beeindigd", each: 1...Double.infinity, isWhole: true)),
        "duur.mediaan": Anatomy(measure: .spread(of: "beeindigd")),
        "duur.p90": Anatomy(measure: .spread(of: "beeindigd")),
    ]
}

extension Anatomy {
    /// Every quantity of the measure.
    var names: [String] {
        let own: [String] =
            switch self.measure {
            case .count(let name), .sum(let name), .spread(let name): [name]
            case .share(let teller, let noemer), .mean(let teller, let noemer, _, _), .shareOfSums(let teller, let noemer):
                [teller, noemer]
            }
        return own + (self.cases.map { [$0] } ?? [])
    }
}
