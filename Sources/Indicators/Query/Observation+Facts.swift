internal import Domain
internal import Postgres
internal import Storage

/// Where the rows under a figure come from. Both give the same figures; `kraamzicht verify` compares them.
enum FigureSource: Sendable {
    /// The facts kept at every delivery.
    case facts
    /// The versions themselves: a full recount, and what stands before facts were kept.
    case versions
}

/// The observations that rest on many rows per case, read from the facts.
extension ObservationQuery {
    /// Ended cases with what is looked up for them. Hours after the peildatum are counted out visit by visit, for the few
    /// cases that have them.
    var endedByFacts: SQL {
        let day = self.dates.peildatum
        guard !self.lookups.isEmpty else {
            return ", observed AS (SELECT k.*, k.beeindigd_op AS placed FROM cases k WHERE k.beeindigd_op IS NOT NULL)"
        }
        return """
            , observed AS (
                SELECT k.*, k.beeindigd_op AS placed, coalesce(f.afgeschaald_op <= \(day), false) AS is_afgeschaald,
                    coalesce(f.opgeschaald_op <= \(day), false) AS is_opgeschaald, coalesce(f.eind_op <= \(day), false) AS has_eind,
                    coalesce(f.volgende_start_op <= least(k.beeindigd_op + 365, \(day)), false) AS starts_again,
                    CASE WHEN f.laatste_inzet_op IS NULL THEN 0 WHEN f.laatste_inzet_op <= \(day) THEN f.uren ELSE (
                        SELECT coalesce(sum(i.uren), 0) FROM inzet i
                        JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("medewerkers", "m"))
                        WHERE i.casus_nr = k.casus_nr AND \(self.known("inzet", "i")) AND i.datum <= \(day)
                    ) END AS uren_geleverd
                FROM cases k LEFT JOIN case_fact f ON f.casus_nr = k.casus_nr AND \(self.factKnown("f"))
                WHERE k.beeindigd_op IS NOT NULL
            )
            """
    }

    /// `scored_goals` of all cases; who reads it keeps those of ended ones.
    var scoredGoalsByFacts: SQL {
        let day = self.dates.peildatum
        return """
            , scored_goals AS (
                SELECT g.casus_nr, g.domein, g.gewicht, g.score FROM goal_fact g
                WHERE \(self.factKnown("g")) AND g.vanaf <= \(day) AND g.tot > \(day)\(self.domainFilter(of: "g"))
            )
            """
    }

    /// Visits gathered by month, placed on its first day; of a month with visits after the peildatum, the visits by then.
    var visitsByFacts: SQL {
        let day = self.dates.peildatum
        return """
            , observed AS (
                SELECT k.*, v.placed, v.uren, v.dagdeel FROM (
                    SELECT v.casus_nr, v.maand AS placed, v.uren, v.dagdeel FROM visit_fact v
                    WHERE \(self.factKnown("v")) AND v.laatste_op <= \(day)
                    UNION ALL
                    SELECT i.casus_nr, i.datum, i.uren, v.dagdeel FROM visit_fact v
                    JOIN inzet i ON i.casus_nr = v.casus_nr AND i.datum BETWEEN v.eerste_op AND \(day)
                        AND date_trunc('month', i.datum)::date = v.maand AND coalesce(i.dagdeel, 'onbekend') = v.dagdeel
                    JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("medewerkers", "m"))
                    WHERE \(self.factKnown("v")) AND v.eerste_op <= \(day) AND v.laatste_op > \(day) AND \(self.known("inzet", "i"))
                ) v JOIN cases k ON k.casus_nr = v.casus_nr
                WHERE true\(self.dayPartFilter(of: "v.dagdeel"))
            )
            """
    }

    /// The facts that held at the stand; what no longer holds is closed, never withdrawn.
    private func factKnown(_ alias: String) -> SQL { KnownVersions(at: self.dates.stand).recorded(alias) }

    func domainFilter(of alias: String) -> SQL {
        self.filters[.domein].map { " AND \(trusted: alias).domein = ANY(\($0))" } ?? ""
    }

    func dayPartFilter(of value: SQL) -> SQL {
        self.filters[.dagdeel].map { " AND \(value) = ANY(\($0))" } ?? ""
    }
}
