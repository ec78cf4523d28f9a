internal import Postgres
internal import Storage

/// The cases whose facts the versions of one moment may have changed.
struct TouchedCases {
    let moment: Int32

    /// The cases that changed themselves.
    var changed: SQL {
        """
        WITH q AS MATERIALIZED (\(self.versions("casus_nr", of: "casussen", as: "c")))
        INSERT INTO touched_case (casus_nr) SELECT DISTINCT casus_nr FROM q
        """
    }

    /// Whether a case is known that has not changed itself.
    var hasOthers: SQL {
        """
        SELECT 1 FROM casussen c
        WHERE \(KnownVersions(moment: self.moment)("c")) AND NOT EXISTS (SELECT 1 FROM touched_case t WHERE t.casus_nr = c.casus_nr)
        LIMIT 1
        """
    }

    /// Whether so many cases were touched that every table is best read as a whole, once. Nobody has counted the rows of this
    /// transaction for the planner: it would go through all of one side for every row of the other.
    var many: SQL {
        """
        SELECT t.n > 10000 OR (t.n > 1000 AND t.n * 20 > (SELECT count(*) FROM casussen c WHERE \(KnownVersions(moment: self.moment)("c")))) AS many
        FROM (SELECT count(*) AS n FROM touched_case) t
        """
    }

    /// Those that stand near a change: of the same client, or with a changed goal, evaluation, score or visit, or a visit by
    /// somebody who was withdrawn or came back. A score leads to its goal's case also when its evaluation now stands under
    /// another case.
    var near: SQL {
        let known = KnownVersions(moment: self.moment)
        return """
            WITH changed_case AS MATERIALIZED (\(self.versions("casus_nr, client_nr", of: "casussen", as: "c"))),
            changed_evaluation AS MATERIALIZED (
                \(self.versions("evaluatie_nr, casus_nr", of: "evaluaties", as: "e"))
                UNION
                SELECT e.evaluatie_nr, e.casus_nr FROM changed_case k JOIN evaluaties e ON e.casus_nr = k.casus_nr
                WHERE \(known("e"))
            ), changed_goal AS MATERIALIZED (
                \(self.versions("doel_nr", of: "doelscores", as: "s"))
                UNION
                SELECT s.doel_nr FROM changed_evaluation e JOIN doelscores s ON s.evaluatie_nr = e.evaluatie_nr
            ), q AS MATERIALIZED (
                SELECT c.casus_nr FROM (SELECT DISTINCT client_nr FROM changed_case) k
                JOIN casussen c ON c.client_nr = k.client_nr WHERE \(known("c"))
                UNION ALL SELECT casus_nr FROM changed_evaluation
                UNION ALL SELECT d.casus_nr FROM changed_goal g JOIN doelen d ON d.doel_nr = g.doel_nr WHERE \(known("d"))
                UNION ALL \(self.versions("casus_nr", of: "doelen", as: "d"))
                UNION ALL \(self.versions("casus_nr", of: "inzet", as: "i"))
                UNION ALL
                SELECT i.casus_nr FROM (\(self.versions("medewerker_nr, withdrawn", of: "medewerkers", as: "m"))) m
                JOIN inzet i ON i.medewerker_nr = m.medewerker_nr AND \(known("i"))
                WHERE m.withdrawn
            )
            INSERT INTO touched_case (casus_nr)
            SELECT DISTINCT casus_nr FROM q
            WHERE NOT EXISTS (SELECT 1 FROM touched_case t WHERE t.casus_nr = q.casus_nr)
            """
    }

    /// The versions that began or ended at the moment; two parts, so that each finds its index.
    private func versions(_ columns: String, of table: String, as alias: String) -> SQL {
        let list = SQL(trusted: columns.split(separator: ", ").map { "\(alias).\($0)" }.joined(separator: ", "))
        let from: SQL = "FROM \(trusted: table) \(trusted: alias)"
        return """
            SELECT \(list) \(from) WHERE \(trusted: alias).recorded_from = \(self.moment)
            UNION ALL
            SELECT \(list) \(from)
            WHERE \(trusted: alias).recorded_until = \(self.moment) AND \(trusted: alias).recorded_until < \(KnownVersions.current)
            """
    }
}
