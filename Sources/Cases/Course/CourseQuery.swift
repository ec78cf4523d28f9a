internal import Domain
internal import Postgres

/// The rows of one case, as SQL; what refers to a row that does not exist is left out (readings 2.15 and 7.6).
struct CourseQuery {
    let known: KnownRows
    let number: String

    private var day: Day { self.known.dates.peildatum }

    var facts: SQL {
        """
        WITH \(self.known.cases())
        SELECT k.*, w.third_after AS contact_deadline
        FROM cases k JOIN reference.werkdag w ON w.day = k.ontvangen_op WHERE k.casus_nr = \(self.number)
        """
    }

    /// Not emptied after the peildatum: agreed regie is known (reading 3.2). A partner's rows need the partner.
    var regie: SQL {
        """
        SELECT g.soort, g.team, g.vanaf, g.tot, p.organisatie, p.partner_nr
        FROM regie g
        LEFT JOIN skj_partners p ON g.soort = 'skj_partner' AND p.partner_nr = g.partner_nr AND \(self.known.known("p"))
        WHERE g.casus_nr = \(self.number) AND \(self.known.known("g"))
            AND (g.soort = 'casemanager_gemeente' OR p.partner_nr IS NOT NULL)
        ORDER BY g.vanaf, g.regie_nr
        """
    }

    var goals: SQL {
        """
        SELECT d.doel_nr, d.domein, d.gewicht, d.gesteld_op FROM doelen d
        WHERE d.casus_nr = \(self.number) AND \(self.known.known("d")) AND d.gesteld_op <= \(self.day)
        ORDER BY d.gesteld_op, d.doel_nr
        """
    }

    var evaluations: SQL {
        """
        SELECT e.* FROM evaluaties e
        WHERE e.casus_nr = \(self.number) AND \(self.known.known("e")) AND e.datum <= \(self.day)
        ORDER BY e.datum, e.moment DESC, e.evaluatie_nr
        """
    }

    var scores: SQL {
        """
        SELECT s.evaluatie_nr, s.doel_nr, s.gas_score
        FROM doelscores s JOIN evaluaties e ON e.evaluatie_nr = s.evaluatie_nr AND \(self.known.known("e"))
        WHERE e.casus_nr = \(self.number) AND \(self.known.known("s")) AND e.datum <= \(self.day)
        ORDER BY s.doel_nr
        """
    }

    var visits: SQL {
        """
        SELECT i.datum, i.uren, i.dagdeel, i.medewerker_nr
        FROM inzet i JOIN medewerkers m ON m.medewerker_nr = i.medewerker_nr AND \(self.known.known("m"))
        WHERE i.casus_nr = \(self.number) AND \(self.known.visitsExist)
        ORDER BY i.datum, i.inzet_nr
        """
    }

    var invoices: SQL {
        """
        SELECT f.* FROM facturen f
        WHERE f.casus_nr = \(self.number) AND \(self.known.known("f")) AND f.maand <= \(self.day)
        ORDER BY f.maand, f.factuur_nr
        """
    }
}
