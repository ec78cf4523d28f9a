internal import Domain
internal import Postgres

extension ObservationQuery {
    /// The CTEs that end in `observed`: `casus_nr`, `placed` (the date that places a row), the case's dimensions, and the
    /// columns promised at ``Observation``. `byDomain` splits GAS T-scores per domein.
    func rows(of observation: Observation, byDomain: Bool) -> SQL {
        switch observation {
        case .received: self.cases + self.received
        case .started: self.cases + ", observed AS (SELECT *, gestart_op AS placed FROM cases WHERE gestart_op IS NOT NULL)"
        case .stock: self.cases + ", observed AS (SELECT * FROM cases WHERE gestart_op IS NOT NULL)"
        case .ended: self.cases + (self.source == .facts ? self.endedByFacts : self.ended)
        case .goals: self.cases + self.scoredGoals + self.goals
        case .goalAttainment: self.cases + self.scoredGoals + self.goalAttainment(byDomain: byDomain)
        case .visits: self.cases + (self.source == .facts ? self.visitsByFacts : self.visits)
        case .invoices: self.cases + self.invoices
        }
    }

    private var received: SQL {
        """
        , observed AS (
            SELECT k.*, k.ontvangen_op AS placed, w.third_after AS contact_deadline
            FROM cases k JOIN reference.werkdag w ON w.day = k.ontvangen_op
        )
        """
    }

    private var ended: SQL {
        var columns: SQL = "k.*, k.beeindigd_op AS placed"
        var joins: SQL = ""
        if self.lookups.contains(.evaluations) {
            columns =
                columns + """
                    , coalesce(e.is_afgeschaald, false) AS is_afgeschaald, coalesce(e.is_opgeschaald, false) AS is_opgeschaald,
                    coalesce(e.has_eind, false) AS has_eind
                    """
            joins =
                joins + """
                     LEFT JOIN (
                        SELECT e.casus_nr, bool_or(e.besluit = 'afschalen') AS is_afgeschaald,
                            bool_or(e.besluit = 'opschalen') AS is_opgeschaald, bool_or(e.moment = 'eind') AS has_eind
                        FROM evaluaties e
                        WHERE \(self.known("evaluaties", "e")) AND e.datum <= \(self.dates.peildatum)
                        GROUP BY e.casus_nr
                    ) e ON e.casus_nr = k.casus_nr
                    """
        }
        if self.lookups.contains(.deliveredHours) {
            columns = columns + ", coalesce(i.uren_geleverd, 0) AS uren_geleverd"
            joins =
                joins + """
                     LEFT JOIN (
                        SELECT i.casus_nr, sum(i.uren) AS uren_geleverd FROM inzet i
                        JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("medewerkers", "m"))
                        WHERE \(self.known("inzet", "i")) AND i.datum <= \(self.dates.peildatum)
                        GROUP BY i.casus_nr
                    ) i ON i.casus_nr = k.casus_nr
                    """
        }
        if self.lookups.contains(.newStart) {
            columns = columns + ", n.casus_nr IS NOT NULL AS starts_again"
            joins =
                joins + """
                     LEFT JOIN (
                        SELECT DISTINCT a.casus_nr FROM cases a JOIN all_cases b ON b.client_nr = a.client_nr
                            AND b.casus_nr <> a.casus_nr AND b.gestart_op > a.beeindigd_op
                            AND b.gestart_op <= a.beeindigd_op + 365
                    ) n ON n.casus_nr = k.casus_nr
                    """
        }
        return ", observed AS (SELECT \(columns) FROM cases k\(joins) WHERE k.beeindigd_op IS NOT NULL)"
    }

    /// `ended_goals`: goals of ended cases with the score of the latest eligible evaluation that scores them (reading 4.11).
    private var latestScores: SQL {
        let day = self.dates.peildatum
        return """
            , ended_goals AS (
                SELECT d.doel_nr, d.domein, d.gewicht, k.casus_nr, k.beeindigd_op
                FROM doelen d JOIN cases k ON k.casus_nr = d.casus_nr
                WHERE k.beeindigd_op IS NOT NULL AND \(self.known("doelen", "d")) AND d.gesteld_op <= \(day)\(self.domainFilter(of: "d"))
            ), latest AS (
                SELECT DISTINCT ON (s.doel_nr) s.doel_nr, s.gas_score
                FROM doelscores s
                JOIN ended_goals d ON d.doel_nr = s.doel_nr
                JOIN evaluaties e ON e.evaluatie_nr = s.evaluatie_nr AND \(self.known("evaluaties", "e"))
                JOIN all_cases ec ON ec.casus_nr = e.casus_nr
                WHERE \(self.known("doelscores", "s")) AND e.datum <= \(day)
                    AND (e.datum <= d.beeindigd_op OR e.moment = 'eind')
                ORDER BY s.doel_nr, e.datum DESC, (e.moment = 'eind') DESC, e.evaluatie_nr COLLATE "C" DESC
            )
            """
    }

    /// `scored_goals`: every goal of an ended case, with the score that counts, or NULL.
    private var scoredGoals: SQL {
        if self.source == .facts { return self.scoredGoalsByFacts }
        return self.latestScores + """
            , scored_goals AS (
                SELECT d.casus_nr, d.domein, d.gewicht, l.gas_score AS score
                FROM ended_goals d LEFT JOIN latest l ON l.doel_nr = d.doel_nr
            )
            """
    }

    private var goals: SQL {
        """
        , observed AS (
            SELECT k.*, k.beeindigd_op AS placed, d.domein, d.gewicht, d.score
            FROM scored_goals d JOIN cases k ON k.casus_nr = d.casus_nr AND k.beeindigd_op IS NOT NULL
        )
        """
    }

    /// T = 50 + 10·Σwx / √((1−0,3)·Σw² + 0,3·(Σw)²), with the conventional ρ = 0,3 (Kiresuk & Sherman 1968).
    /// As `numeric`, so that a sum over cases is the same in whatever order they are added.
    private func goalAttainment(byDomain: Bool) -> SQL {
        let grouping: SQL = byDomain ? "GROUPING SETS ((d.casus_nr, d.domein), (d.casus_nr))" : "d.casus_nr"
        let domain: SQL = byDomain ? "d.domein" : "NULL::text"
        return """
            , attained AS (
                SELECT d.casus_nr, \(domain) AS domein,
                    (50 + 10 * sum(d.gewicht * d.score)::float8
                        / sqrt(0.7 * sum(d.gewicht * d.gewicht)::float8 + 0.3 * power(sum(d.gewicht)::float8, 2)))::numeric AS t
                FROM scored_goals d WHERE d.score IS NOT NULL
                GROUP BY \(grouping)
            ), observed AS (
                SELECT k.*, k.beeindigd_op AS placed, a.domein, a.t
                FROM attained a JOIN cases k ON k.casus_nr = a.casus_nr AND k.beeindigd_op IS NOT NULL
            )
            """
    }

    private var visits: SQL {
        """
        , observed AS (
            SELECT k.*, i.datum AS placed, i.uren, coalesce(i.dagdeel, 'onbekend') AS dagdeel
            FROM inzet i JOIN cases k ON k.casus_nr = i.casus_nr
            JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known("medewerkers", "m"))
            WHERE \(self.known("inzet", "i")) AND i.datum <= \(self.dates.peildatum)\(self.dayPartFilter(of: "coalesce(i.dagdeel, 'onbekend')"))
        )
        """
    }

    private var invoices: SQL {
        """
        , observed AS (
            SELECT k.*, f.maand AS placed, f.bedrag, f.uren, f.status
            FROM facturen f JOIN cases k ON k.casus_nr = f.casus_nr
            WHERE \(self.known("facturen", "f")) AND f.maand <= \(self.dates.peildatum)
        )
        """
    }
}
