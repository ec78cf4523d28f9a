public import Domain
internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// Everybody in service on the peildatum, and who worked in the year up to it, with their credentials.
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``DomainError`` for a peildatum after it, ``StorageError`` for a delivery
    /// that does not exist.
    public nonisolated(nonsending) borrowing func employees(_ question: EmployeeQuestion, today: Day) async throws
        -> EmployeeList
    {
        try await self.employeesWithQuery(question, today: today).list
    }

    /// The same, with the statements that were used, for what more is asked of them.
    private nonisolated(nonsending) borrowing func employeesWithQuery(
        _ question: EmployeeQuestion, today: Day
    ) async throws -> (list: EmployeeList, query: EmployeeQuery) {
        let dates = try await self.dates(peildatum: question.peildatum, stand: question.stand, today: today)
        let query = EmployeeQuery(
            on: dates.peildatum, at: dates.stand, settings: try await self.checkSettings(at: dates.stand),
            number: question.number)
        var credentials: [String: [String: Credential]] = [:]
        for row in try await self.query(query.credentials) {
            let credential = try Credential(row, on: dates.peildatum)
            credentials[try row.decode(String.self, "medewerker_nr"), default: [:]][credential.kind] = credential
        }
        let employees = try await self.query(query.people).map { row in
            try Employee(row, credentials: credentials[try row.decode(String.self, "medewerker_nr")] ?? [:])
        }
        return (EmployeeList(peildatum: dates.peildatum, stand: dates.stand, employees: employees), query)
    }

    /// One employee in full; nil when nobody has the number at the two dates.
    public nonisolated(nonsending) borrowing func employeeCourse(
        _ number: String, peildatum: Day?, stand: Stand, today: Day
    ) async throws -> EmployeeCourse? {
        let (list, query) = try await self.employeesWithQuery(
            EmployeeQuestion(peildatum: peildatum, stand: stand, number: number), today: today)
        guard let employee = list.employees.first else { return nil }
        var covered: [String: [DaySpan]] = [:]
        for row in try await self.query(query.spans) {
            covered[try row.decode(String.self, "soort"), default: []].append(
                DaySpan(first: try row.decode(Day.self, "van"), last: try row.decode(Day?.self, "tot")))
        }
        let checks = Checks.definitions.filter { $0.subject == .employee }
        let request = CheckRequest(
            ids: checks.map(\.id), first: EmployeeList.firstDay(on: list.peildatum), last: list.peildatum,
            stand: list.stand.pinned(from: stand), subject: number)
        var evidence: [EvidenceRow] = []
        for check in checks {
            for row in try await self.evidence(for: number, of: check, in: request, at: list.stand)
            where row.kind != "medewerkers" && !evidence.contains(row) { evidence.append(row) }
        }
        return EmployeeCourse(
            peildatum: list.peildatum, stand: list.stand, employee: employee, covered: covered,
            worked: try await self.query(query.days).map { try $0.decode(Day.self, "dag") },
            results: try await self.checks(request, today: today).results, evidence: evidence)
    }
}

/// The statements behind employees, all over the twelve months up to the peildatum.
private struct EmployeeQuery {
    let query: CheckQuery
    /// The condition on one employee.
    let isAsked: @Sendable (_ alias: String) -> SQL

    init(on peildatum: Day, at stand: Moment, settings: CheckSettings, number: String?) {
        // The term of a VOG is the one its check uses that day.
        self.query = CheckQuery(
            MedVogDagCheck().definition, from: EmployeeList.firstDay(on: peildatum), to: peildatum, at: stand,
            settings: settings)
        self.isAsked = { alias in number.map { "\(trusted: alias).medewerker_nr = \($0)" } ?? "true" }
    }

    private var worked: SQL {
        """
        \(self.query.visits), worked AS (
            SELECT v.medewerker_nr, range_agg(\(CheckQuery.day("v.datum"))) AS dagen FROM visits v
            WHERE \(self.query.within("v.datum")) AND \(self.isAsked("v")) GROUP BY v.medewerker_nr
        )
        """
    }

    /// `covered`: by employee and kind the days that registrations cover.
    private var covered: SQL {
        """
        covered AS (
            SELECT r.medewerker_nr, r.soort, range_agg(
                CASE WHEN r.soort = 'VOG' THEN daterange(r.afgegeven_op, \(self.query.after("r.afgegeven_op", months: "maanden")), '[]')
                    ELSE daterange(r.geldig_vanaf, r.geldig_tot, '[]') END) AS days
            FROM registraties r
            WHERE \(self.query.known("r")) AND \(self.isAsked("r")) AND (r.soort <> 'VOG' OR r.afgegeven_op IS NOT NULL)
            GROUP BY r.medewerker_nr, r.soort
        )
        """
    }

    var people: SQL {
        """
        WITH \(self.worked), trained AS (
            SELECT s.medewerker_nr, sum(s.punten) AS punten, sum(s.punten) FILTER (WHERE s.categorie = 'BTZ') AS btz
            FROM scholingen s WHERE \(self.query.known("s")) AND \(self.isAsked("s"))
                AND s.datum > (\(self.query.last) - interval '12 months')::date AND s.datum <= \(self.query.last)
            GROUP BY s.medewerker_nr
        )
        SELECT m.medewerker_nr, m.naam, m.functie, m.contractvorm, m.in_dienst_op, m.uit_dienst_op, m.mbo_niveau, m.diploma_op,
            \(CheckQuery.length(of: "w.dagen")) AS gewerkt, coalesce(t.punten, 0) AS punten, coalesce(t.btz, 0) AS btz
        FROM medewerkers m
        LEFT JOIN worked w ON w.medewerker_nr = m.medewerker_nr
        LEFT JOIN trained t ON t.medewerker_nr = m.medewerker_nr
        WHERE \(self.query.known("m")) AND \(self.isAsked("m")) AND (
            w.medewerker_nr IS NOT NULL OR (m.in_dienst_op <= \(self.query.last) AND coalesce(m.uit_dienst_op, 'infinity') >= \(self.query.last)))
        ORDER BY m.naam, m.medewerker_nr
        """
    }

    /// Every employee with every kind of the calendar; with nothing registered all days worked are uncovered.
    var credentials: SQL {
        let kinds = Credential.kinds.map(\.kind)
        return """
            WITH \(self.worked), \(self.covered)
            SELECT m.medewerker_nr, k.soort,
                (SELECT lower(d) FROM unnest(c.days) d WHERE d @> \(self.query.last)) AS van,
                (SELECT upper(d) - 1 FROM unnest(c.days) d WHERE d @> \(self.query.last)) AS tot,
                (SELECT max(upper(d)) - 1 FROM unnest(c.days) d WHERE upper(d) <= \(self.query.last)) AS voorbij,
                (SELECT min(lower(d)) FROM unnest(c.days) d WHERE lower(d) > \(self.query.last)) AS straks,
                \(CheckQuery.length(of: "w.dagen - coalesce(c.days, '{}')")) AS zonder
            FROM medewerkers m CROSS JOIN unnest(\(kinds)) k(soort)
            LEFT JOIN worked w ON w.medewerker_nr = m.medewerker_nr
            LEFT JOIN covered c ON c.medewerker_nr = m.medewerker_nr AND c.soort = k.soort
            WHERE \(self.query.known("m")) AND \(self.isAsked("m"))
            """
    }

    var spans: SQL {
        """
        WITH \(self.covered)
        SELECT soort, lower(d) AS van, upper(d) - 1 AS tot FROM covered CROSS JOIN unnest(days) d ORDER BY soort, van
        """
    }

    /// Of the employee that is asked for, in order.
    var days: SQL { "WITH \(self.worked) SELECT unnest(\(CheckQuery.each(of: "dagen"))) AS dag FROM worked" }
}

extension Credential {
    fileprivate init(_ row: Row, on day: Day) throws {
        let kind = try row.decode(String.self, "soort")
        let (first, ended, ahead) = (
            try row.decode(Day?.self, "van"), try row.decode(Day?.self, "voorbij"), try row.decode(Day?.self, "straks")
        )
        self.kind = kind
        self.isRequired = false
        self.uncovered = try row.decode(Int.self, "zonder")
        if let first {
            (self.state, self.first, self.last) = (.holding, first, try row.decode(Day?.self, "tot"))
        } else if let ended {
            (self.state, self.first, self.last) = (.ended, ahead, ended)
        } else if let ahead {
            (self.state, self.first, self.last) = (.ahead, ahead, nil)
        } else {
            (self.state, self.first, self.last) = (.none, nil, nil)
        }
    }
}

extension Employee {
    fileprivate init(_ row: Row, credentials: [String: Credential]) throws {
        self.number = try row.decode(String.self, "medewerker_nr")
        self.name = try row.decode(String.self, "naam")
        self.function = try row.decode(String.self, "functie")
        self.contract = try row.decode(String?.self, "contractvorm")
        self.entered = try row.decode(Day.self, "in_dienst_op")
        self.left = try row.decode(Day?.self, "uit_dienst_op")
        self.level = try row.decode(Int?.self, "mbo_niveau")
        self.diploma = try row.decode(Day?.self, "diploma_op")
        self.worked = try row.decode(Int.self, "gewerkt")
        self.points = try row.decode(Decimal.self, "punten")
        self.ownPoints = try row.decode(Decimal.self, "btz")
        let isAtWork = self.worked > 0 || self.function == "kraamverzorgende"
        self.credentials = Credential.kinds.compactMap { kind, isNeeded in
            var credential = credentials[kind]
            credential?.isRequired = isNeeded && isAtWork
            return credential
        }
    }
}
