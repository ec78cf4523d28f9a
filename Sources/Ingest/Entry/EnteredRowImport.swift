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
    /// `evidence` comes in the same delivery, under a number of its own that the row then names.
    ///
    /// Throws ``IngestError`` when another change of the tenant takes long: nobody waits minutes for a page.
    public func run(
        _ row: EnteredRow, evidence: EvidenceFile? = nil, into tenant: Tenant, as actor: Actor, today: Day
    ) async throws -> EntryOutcome {
        try await self.run(.row(row, evidence: row.takesEvidence ? evidence : nil), into: tenant, as: actor, today: today)
    }

    /// Keeps a file as evidence, at once. Throws as ``run(_:evidence:into:as:today:)`` does, and ``EvidenceProblem`` when the file on
    /// this machine changed meanwhile.
    public func keep(_ evidence: KeptEvidence, in tenant: Tenant, as actor: Actor, today: Day) async throws -> EntryOutcome {
        try await self.run(.evidence(evidence), into: tenant, as: actor, today: today)
    }

    private func run(_ entered: Entered, into tenant: Tenant, as actor: Actor, today: Day) async throws -> EntryOutcome {
        guard tenant.kind == .organisation else {
            throw IngestError(.notAnOrganisation, "‘\(tenant.id)’ is geen organisatie en kan geen gegevens invoeren")
        }
        let transaction = EntryTransaction(
            entered: entered, tenant: tenant, actor: actor, today: today, followers: self.followers, turns: self.turns)
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

/// What a person enters: a row, perhaps with a file as its evidence; or a file by itself.
private enum Entered: Sendable {
    case row(EnteredRow, evidence: EvidenceFile?)
    case evidence(KeptEvidence)

    var file: EvidenceFile? {
        switch self {
        case .row(_, let evidence): evidence
        case .evidence(let kept): kept.file
        }
    }

    /// The rows of the delivery, the one it is about first; a file that has no number gets `number`.
    func rows(number: String) -> [EnteredRow] {
        switch self {
        case .row(let row, evidence: nil): [row]
        case .row(let row, evidence: .some(let file)):
            [row.naming(number), KeptEvidence(file, with: row).row(number: number)]
        case .evidence(let kept): [kept.row(number: kept.number ?? number)]
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
    let entered: Entered
    let tenant: Tenant
    let actor: Actor
    let today: Day
    let followers: [any VersionFollower]
    let turns: Int

    /// The number of the delivery, and what was written. Throws ``EntryNotKept`` with the outcome when nothing of it may stay.
    nonisolated(nonsending) func run(on writer: borrowing TenantWriter) async throws -> (number: Int, written: WrittenRows) {
        try await self.waitForTurn(on: writer)
        let rows = self.entered.rows(number: KeptEvidence.number(of: try await writer.reader.nextDelivery()))
        let row = rows[0]
        let keys = row.form.read(keys: row.typedKeys).keys
        let before = try await writer.reader.knownRow(row.form, keys: keys)
        guard before?.moment == row.basis else { throw EntryNotKept(outcome: .changedMeanwhile(before)) }
        if let file = self.entered.file { try await writer.keep(file) }
        let files = try rows.enumerated().map { place, row in try InspectedFile(entered: row, position: place) }
        let (receipt, written): (DeliveryReceipt, WrittenRows)
        do {
            (receipt, written) = try await DeliveryTransaction(
                files: files, tenant: self.tenant, actor: self.actor,
                options: DeliveryOptions(mode: .strict, source: .page, today: self.today), followers: self.followers,
                progress: { _ in }
            ).run(on: writer)
        } catch let notKept as NotKept {
            // What is wrong with the row is wrong with what its evidence took from it.
            let all = notKept.receipt.fouten.getoond
            let own = all.filter { $0.bestand == files[0].name }
            throw EntryNotKept(outcome: .rejected(own.isEmpty ? all : own))
        }
        let total = receipt.totals
        guard let number = receipt.levering, total.nieuw + total.gewijzigd + total.ingetrokken > 0 else {
            throw EntryNotKept(outcome: .unchanged)
        }
        let warnings = receipt.waarschuwingen.getoond
        guard self.isSettled(row, warnings, isNew: before == nil) else {
            let after = try await writer.reader.knownRow(row.form, keys: keys)
            throw EntryNotKept(outcome: .review(self.changes(of: row.form, from: before, to: after), warnings: warnings))
        }
        for entered in rows { try await self.log(entered, isNew: entered.basis == nil, on: writer) }
        return (number, written)
    }

    /// Whether the person has seen what there is to see: every warning, and of a known row what changes.
    private func isSettled(_ row: EnteredRow, _ warnings: [DeliveryIssue], isNew: Bool) -> Bool {
        guard let accepted = row.accepted else { return isNew && warnings.isEmpty }
        return accepted.isSuperset(of: warnings.map(\.code))
    }

    private func changes(of form: EntryForm, from before: KnownRow?, to after: KnownRow?) -> [EntryChange] {
        form.fields.compactMap { field in
            let (old, new) = (before?.values[field.name] ?? "", after?.values[field.name] ?? "")
            return old == new ? nil : EntryChange(field: field.name, before: old, after: new)
        }
    }

    /// Beside the delivery's own line: which row it was (NEN 7513), and which file.
    private nonisolated(nonsending) func log(
        _ row: EnteredRow, isNew: Bool, on writer: borrowing TenantWriter
    ) async throws {
        let action: AccessLogLine.Action = row.isWithdrawal ? .delete : isNew ? .create : .update
        let keys = row.form.read(keys: row.typedKeys).keys
        let detail = row.values["sha256"].map { "\(row.values["bestand"] ?? ""), SHA-256 \($0)" } ?? "ingevoerd"
        try await writer.log(
            AccessLogLine(action, objectKind: row.form.kind, object: keys.joined(separator: ", "), detail: detail))
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
