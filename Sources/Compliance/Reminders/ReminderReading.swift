public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// What lapses within 90 days of today or has lapsed, by what is known now.
    public nonisolated(nonsending) borrowing func reminders(today: Day) async throws -> ReminderDigest {
        let list = try await self.employees(EmployeeQuestion(peildatum: today), today: today)
        let settings = try await self.checkSettings(at: list.stand)
        var items: [ReminderItem] = []
        for employee in list.employees where employee.left.map({ $0 >= today }) ?? true {
            for credential in employee.credentials where credential.isRequired && credential.state != .none {
                guard let last = credential.last, credential.state == .holding || credential.state == .ended else { continue }
                items.append(
                    ReminderItem(
                        kind: .credential, subject: employee.number, name: employee.name, what: credential.kind, last: last))
            }
        }
        for exception in settings.exceptions where exception.state(on: today) == .holding {
            items.append(
                ReminderItem(
                    kind: .exception, subject: exception.number, name: nil, what: exception.check, last: exception.last))
        }
        items += try await self.lapsingDocuments(today: today, at: list.stand)
        items += try await self.lapsingPartners(today: today, at: list.stand, settings)
        items += try await self.openTerms(today: today)
        items += try await self.measures(on: today, at: list.stand).compactMap { Self.reminder(of: $0, today: today) }
        return ReminderDigest(day: today, items: items)
    }

    /// What is still to be done, or to be judged by who keeps the register; what is two years over is not news.
    private static func reminder(of measure: Measure, today: Day) -> ReminderItem? {
        if measure.state(on: today).isOpen {
            return ReminderItem(
                kind: .measure, subject: measure.number, name: measure.owner, what: measure.text, last: measure.due,
                account: measure.account)
        }
        guard let last = measure.judgementDue, last > today.adding(months: -24) else { return nil }
        return ReminderItem(kind: .judgement, subject: measure.number, name: measure.owner, what: measure.text, last: last)
    }

    /// Of each kind of document that ever was valid: until when there is one.
    private nonisolated(nonsending) borrowing func lapsingDocuments(today: Day, at stand: Moment) async throws -> [ReminderItem] {
        try await self.query(
            """
            WITH covered AS (
                SELECT d.soort, range_agg(daterange(d.geldig_vanaf, d.geldig_tot, '[]')) AS days
                FROM documenten d WHERE \(KnownVersions(at: stand)("d")) GROUP BY d.soort
            )
            SELECT soort, coalesce(
                (SELECT upper(r) - 1 FROM unnest(days) r WHERE r @> \(today)),
                (SELECT max(upper(r)) - 1 FROM unnest(days) r WHERE upper(r) <= \(today))) AS tot
            FROM covered WHERE NOT days @> daterange(\(today), NULL, '[]') ORDER BY soort
            """
        ).compactMap { row in
            let kind = try row.decode(String.self, "soort")
            return try row.decode(Day?.self, "tot").map {
                ReminderItem(kind: .document, subject: kind, name: nil, what: kind, last: $0)
            }
        }
    }

    /// Of each partner that has regie now: until when its last look-up counts.
    private nonisolated(nonsending) borrowing func lapsingPartners(
        today: Day, at stand: Moment, _ settings: CheckSettings
    ) async throws -> [ReminderItem] {
        let query = CheckQuery(CasSkjControleCheck().definition, from: today, to: today, at: stand, settings: settings)
        return try await self.query(
            """
            SELECT p.partner_nr, p.naam, \(query.after("p.gecontroleerd_op", months: "maanden")) AS tot FROM skj_partners p
            WHERE \(query.known("p")) AND p.gecontroleerd_op <= \(today) AND EXISTS (
                SELECT 1 FROM regie g WHERE g.soort = 'skj_partner' AND g.partner_nr = p.partner_nr AND \(query.known("g"))
                    AND g.vanaf <= \(today) AND coalesce(g.tot, 'infinity') >= \(today))
            ORDER BY p.partner_nr
            """
        ).map { row in
            ReminderItem(
                kind: .partner, subject: try row.decode(String.self, "partner_nr"), name: try row.decode(String.self, "naam"),
                what: "CAS-SKJ-CONTROLE", last: try row.decode(Day.self, "tot"))
        }
    }

    /// The terms of meldingen that are not met yet; what is two years over is not news.
    private nonisolated(nonsending) borrowing func openTerms(today: Day) async throws -> [ReminderItem] {
        let register = try await self.reportRegister(ReportQuestion(isOpen: true, peildatum: today), today: today)
        return register.entries.flatMap { entry in
            entry.terms.filter { $0.doneOn == nil && $0.deadline > today.adding(months: -24) }.map {
                ReminderItem(kind: .report, subject: entry.number, name: nil, what: $0.step.rawValue, last: $0.deadline)
            }
        }
    }
}
