internal import Postgres
internal import Storage

/// How the facts of the touched cases become versions at one moment.
struct FactVersions {
    let fact: any Fact
    let moment: Int32

    /// Whether any touched case has facts already.
    var current: SQL {
        """
        SELECT 1 FROM touched_case t JOIN \(trusted: self.fact.table) f ON f.casus_nr = t.casus_nr AND f.recorded_until = \(KnownVersions.current)
        LIMIT 1
        """
    }

    /// Closes the versions that no longer hold.
    var close: SQL {
        """
        WITH fresh AS MATERIALIZED (\(self.fresh))
        UPDATE \(trusted: self.fact.table) f SET recorded_until = \(self.moment) FROM touched_case t
        WHERE t.casus_nr = f.casus_nr AND f.recorded_until = \(KnownVersions.current) AND NOT EXISTS (
            SELECT 1 FROM fresh n
            WHERE (\(self.list(self.fact.keys, "n"))) = (\(self.list(self.fact.keys, "f")))
                AND (\(self.list(self.fact.values, "n"))) IS NOT DISTINCT FROM (\(self.list(self.fact.values, "f"))))
        """
    }

    /// Adds the versions that are not there.
    var add: SQL {
        let columns = SQL(trusted: (self.fact.keys + self.fact.values).joined(separator: ", "))
        return """
            WITH fresh AS MATERIALIZED (\(self.fresh))
            INSERT INTO \(trusted: self.fact.table) (\(columns), recorded_from)
            SELECT \(columns), \(self.moment) FROM fresh n
            WHERE NOT EXISTS (
                SELECT 1 FROM \(trusted: self.fact.table) f
                WHERE (\(self.list(self.fact.keys, "f"))) = (\(self.list(self.fact.keys, "n"))) AND f.recorded_until = \(KnownVersions.current))
            """
    }

    private var fresh: SQL { self.fact.rows(at: KnownVersions(moment: self.moment)) }

    private func list(_ names: [String], _ alias: String) -> SQL {
        SQL(trusted: names.map { "\(alias).\($0)" }.joined(separator: ", "))
    }
}
