public import Domain
internal import Postgres
public import Storage

/// Takes a row that a person entered as a delivery: the same checks, versions, receipt and undo as a file (contract §2).
public struct EnteredRowImport: Sendable {
    let database: TenantDatabase
    let followers: [any VersionFollower]
    /// How often it asks whether another change of the tenant has ended, a fifth of a second apart.
    var turns = 25

    /// `followers` are brought up to date with every row that is kept.
    public init(database: TenantDatabase, followers: [any VersionFollower]) {
        self.database = database
        self.followers = followers
    }

    /// Commits the row when nothing is left to ask; what there is to ask, or to mend, is the outcome, and nothing has changed.
    ///
    /// Throws ``IngestError`` when another change of the tenant takes long: nobody waits minutes for a page.
    public func run(_ row: EnteredRow, into tenant: Tenant, as actor: Actor, today: Day) async throws -> EntryOutcome {
        guard tenant.kind == .organisation else {
            throw IngestError(.notAnOrganisation, "‘\(tenant.id)’ is geen organisatie en kan geen gegevens invoeren")
        }
        let transaction = EntryTransaction(
            row: row, file: try InspectedFile(entered: row), keys: row.form.read(keys: row.typedKeys).keys, tenant: tenant,
            actor: actor, today: today, followers: self.followers, turns: self.turns)
        do {
            let (number, written) = try await self.database.write(tenant, as: actor, purpose: .delivery) { writer in
                try await transaction.run(on: writer)
            }
            await self.database.refreshStatistics(of: tenant, after: written)
            return .committed(number)
        } catch let notKept as EntryNotKept {
            return notKept.outcome
        }
    }
}

extension EnteredRow {
    fileprivate var typedKeys: [String] { self.form.file.keys.map { self.values[$0] ?? "" } }
}

/// Thrown to roll a transaction back and still bring its outcome out.
private struct EntryNotKept: Error {
    let outcome: EntryOutcome
}

/// One entered row inside its transaction.
private struct EntryTransaction: Sendable {
    let row: EnteredRow
    let file: InspectedFile
    let keys: [String]
    let tenant: Tenant
    let actor: Actor
    let today: Day
    let followers: [any VersionFollower]
    let turns: Int

    /// The number of the delivery, and what was written. Throws ``EntryNotKept`` with the outcome when nothing of it may stay.
    nonisolated(nonsending) func run(on writer: borrowing TenantWriter) async throws -> (number: Int, written: WrittenRows) {
        try await self.waitForTurn(on: writer)
        let before = try await writer.reader.knownRow(self.row.form, keys: self.keys)
        guard before?.moment == self.row.basis else { throw EntryNotKept(outcome: .changedMeanwhile(before)) }
        let (receipt, written): (DeliveryReceipt, WrittenRows)
        do {
            (receipt, written) = try await DeliveryTransaction(
                files: [self.file], tenant: self.tenant, actor: self.actor,
                options: DeliveryOptions(mode: .strict, source: .page, today: self.today), followers: self.followers,
                progress: { _ in }
            ).run(on: writer)
        } catch let notKept as NotKept {
            throw EntryNotKept(outcome: .rejected(notKept.receipt.fouten.getoond))
        }
        let total = receipt.totals
        guard let number = receipt.levering, total.nieuw + total.gewijzigd + total.ingetrokken > 0 else {
            throw EntryNotKept(outcome: .unchanged)
        }
        let warnings = receipt.waarschuwingen.getoond
        guard self.isSettled(warnings, isNew: before == nil) else {
            let after = try await writer.reader.knownRow(self.row.form, keys: self.keys)
            throw EntryNotKept(outcome: .review(self.changes(from: before, to: after), warnings: warnings))
        }
        try await self.log(isNew: before == nil, on: writer)
        return (number, written)
    }

    /// Whether the person has seen what there is to see: every warning, and of a known row what changes.
    private func isSettled(_ warnings: [DeliveryIssue], isNew: Bool) -> Bool {
        guard let accepted = self.row.accepted else { return isNew && warnings.isEmpty }
        return accepted.isSuperset(of: warnings.map(\.code))
    }

    private func changes(from before: KnownRow?, to after: KnownRow?) -> [EntryChange] {
        self.row.form.fields.compactMap { field in
            let (old, new) = (before?.values[field.name] ?? "", after?.values[field.name] ?? "")
            return old == new ? nil : EntryChange(field: field.name, before: old, after: new)
        }
    }

    /// Beside the delivery's own line: which row it was (NEN 7513).
    private nonisolated(nonsending) func log(isNew: Bool, on writer: borrowing TenantWriter) async throws {
        let action: AccessLogLine.Action = self.row.isWithdrawal ? .delete : isNew ? .create : .update
        try await writer.log(
            AccessLogLine(action, objectKind: self.row.form.kind, object: self.keys.joined(separator: ", "), detail: "ingevoerd"))
    }

    /// Takes the tenant's clock; not while somebody else holds it for more than a few seconds.
    private nonisolated(nonsending) func waitForTurn(on writer: borrowing TenantWriter) async throws {
        for _ in 0..<self.turns {
            if try await !writer.query("SELECT id FROM clock WHERE id = 1 FOR UPDATE SKIP LOCKED").isEmpty { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw IngestError(
            .busy, "er wordt nu een andere levering van uw organisatie verwerkt",
            hint: "er is niets vastgelegd; probeer het zo meteen opnieuw")
    }
}
