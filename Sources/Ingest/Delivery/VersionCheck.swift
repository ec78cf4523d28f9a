internal import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// What is wrong with the versions of this organisation, in words; empty when all is well.
    ///
    /// Checked: moments count up without gaps and their instants strictly increase; every version begins and ends at a
    /// moment of this tenant and lasts; versions of one row never overlap; nothing stands on the stage; every delivery has
    /// its moment and its receipt.
    public nonisolated(nonsending) borrowing func versionProblems() async throws -> [String] {
        var problems: [String] = []
        if try await self.exists(
            """
            SELECT 1 FROM (SELECT number, at, row_number() OVER (ORDER BY number) AS place,
                lag(at) OVER (ORDER BY number) AS before FROM moment) m
            WHERE m.number <> m.place OR m.at <= m.before
            """)
        {
            problems.append("de momenten lopen niet strikt op")
        }
        if try await self.exists(
            """
            SELECT 1 FROM delivery d LEFT JOIN moment m ON m.number = d.moment AND m.kind = 'levering' AND m.delivery = d.number
            WHERE m.number IS NULL OR m.at <> d.committed_at OR (d.receipt ->> 'levering')::int <> d.number
            """)
        {
            problems.append("een levering past niet bij haar moment of ontvangstbewijs")
        }
        for kind in DeliveryFile.everything { problems += try await self.problems(of: kind) }
        return problems
    }

    private nonisolated(nonsending) borrowing func problems(of kind: DeliveryFile) async throws -> [String] {
        let table = SQL(trusted: kind.name)
        let keys = SQL(trusted: kind.keys.joined(separator: ", "))
        var problems: [String] = []
        if try await self.exists("SELECT 1 FROM staged_\(table) LIMIT 1") {
            problems.append("\(kind.name): er staan rijen klaar van een levering die er niet is")
        }
        if try await self.exists(
            """
            SELECT 1 FROM \(table) v LEFT JOIN moment f ON f.number = v.recorded_from
                LEFT JOIN moment u ON u.number = v.recorded_until LEFT JOIN delivery d ON d.number = v.delivery
            WHERE f.number IS NULL OR d.number IS NULL OR v.recorded_from >= v.recorded_until
                OR (u.number IS NULL AND v.recorded_until <> \(StagedKind.current))
            """)
        {
            problems.append("\(kind.name): een versie begint of eindigt buiten de momenten")
        }
        if try await self.exists(
            """
            SELECT 1 FROM (SELECT recorded_from, lag(recorded_until) OVER (PARTITION BY \(keys) ORDER BY recorded_from) AS before
                FROM \(table)) v WHERE v.before > v.recorded_from
            """)
        {
            problems.append("\(kind.name): twee versies van een rij overlappen")
        }
        return problems
    }

    private nonisolated(nonsending) borrowing func exists(_ query: SQL) async throws -> Bool {
        try await !self.query("SELECT 1 WHERE EXISTS (\(query))").isEmpty
    }
}
