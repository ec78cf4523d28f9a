internal import Domain
internal import Postgres
internal import Storage

/// One delivery inside its transaction: stage, check and apply kind by kind, then number and date it last.
struct DeliveryTransaction {
    let files: [InspectedFile]
    let tenant: Tenant
    let actor: Actor
    let options: DeliveryOptions
    let followers: [any VersionFollower]
    let progress: @Sendable (DeliveryProgress) -> Void

    /// The receipt, and what was written. Throws ``NotKept`` with the receipt when nothing of it may stay.
    nonisolated(nonsending) func run(
        on writer: borrowing TenantWriter
    ) async throws -> (receipt: DeliveryReceipt, written: WrittenRows) {
        let clock = try await TenantClock.lock(on: writer)
        var tally = DeliveryTally(files: self.files)
        for file in self.files { tally.add(problemsOf: file, mode: self.options.mode) }
        for kind in DeliveryFile.everything {
            let members = self.files.filter { $0.kind?.name == kind.name }
            guard !members.isEmpty else { continue }
            try await self.take(kind, members, clock, on: writer, &tally)
        }
        let issues = DeliveryIssues(files: self.files)
        try await issues.add(tally.problems, on: writer)
        let status = try await self.status(tally, issues, on: writer)
        var receipt = try await self.receipt(status, tally, issues, on: writer)
        guard status == .committed else { throw NotKept(receipt: receipt) }
        self.progress(.committing)
        var written = try await self.commit(&receipt, clock, issues, on: writer)
        for kind in DeliveryFile.everything {
            written.add(passing: tally.rows(of: self.files.filter { $0.kind?.name == kind.name }), through: "staged_\(kind.name)")
        }
        for file in receipt.bestanden {
            if let kind = file.soort { written.add(file.nieuw + file.gewijzigd + file.ingetrokken, to: kind) }
        }
        return (receipt, written)
    }

    private nonisolated(nonsending) func take(
        _ kind: DeliveryFile, _ members: [InspectedFile], _ clock: TenantClock, on writer: borrowing TenantWriter,
        _ tally: inout DeliveryTally
    ) async throws {
        for file in members where file.isReadable && (file.missingColumn == nil || self.options.mode == .partial) {
            let outcome = try await FileStaging(file: file, kind: kind, importDay: self.options.today, progress: self.progress)
                .run(on: writer)
            tally.add(rows: outcome.rows, problem: outcome.problem, of: file)
        }
        self.progress(.checking(kind: kind.name))
        let rows = tally.rows(of: members)
        try await writer.expect(try await self.isMany(rows, beside: kind, on: writer) ? .manyRows : .fewRows)
        let staged = StagedKind(kind: kind, moment: clock.moment, delivery: clock.delivery)
        let repeated = try await staged.check(
            on: writer, files: members, mode: self.options.mode,
            unread: Set(self.files.filter(tally.isUnread).compactMap(\.kind?.name)))
        let hasErrors = try await !writer.query("SELECT 1 FROM staged_issue WHERE level = 'fout' LIMIT 1").isEmpty
        let counts = try await staged.counts(on: writer, hasErrors: hasErrors)
        tally.add(counts: counts, repeated: repeated, of: members)
        self.progress(.writing(kind: kind.name))
        try await staged.apply(on: writer, counts: counts.values.reduce(into: RowCounts()) { $0.add($1) }, hasErrors: hasErrors)
        if self.options.complete.contains(where: { $0.lowercased() == kind.name }) {
            try await self.withdrawAbsent(staged, members, on: writer, &tally)
        }
    }

    /// Whether so many rows were staged that every table is best read as a whole, once. The planner knows nothing of a stage that was
    /// filled a moment ago, and would look up row after row.
    private nonisolated(nonsending) func isMany(
        _ rows: Int, beside kind: DeliveryFile, on writer: borrowing TenantWriter
    ) async throws -> Bool {
        guard rows > 20_000 else { return false }
        let known = try await writer.query(
            "SELECT reltuples::bigint AS known FROM pg_catalog.pg_class WHERE oid = to_regclass(\(kind.name))"
        ).first?.decode(Int.self, "known")
        return rows * 20 > known ?? 0
    }

    /// What is known and absent goes; above 5 % only when confirmed.
    private nonisolated(nonsending) func withdrawAbsent(
        _ staged: StagedKind, _ members: [InspectedFile], on writer: borrowing TenantWriter, _ tally: inout DeliveryTally
    ) async throws {
        guard let first = members.first else { return }
        // Nobody knows what a file holds that could not be read to its end; its rows are not absent.
        if let broken = members.first(where: tally.isUnread) {
            // Strict rejects the delivery for that file already.
            guard self.options.mode == .partial else { return }
            return tally.block(
                file: broken, code: "volledig_onleesbaar",
                message: "dit bestand is niet helemaal te lezen, dus kan het niet volledig zijn; herstel het en lever opnieuw.")
        }
        let (absent, known) = try await staged.absent(on: writer)
        tally.add(withdrawn: absent, of: first)
        if absent * 20 > known, !self.options.isConfirmed {
            tally.block(
                file: first, code: "volledig_te_veel",
                message: """
                    Dit bestand zou, als het volledig is, \(absent) van de \(known) bekende rijen van \(staged.kind.name) \
                    intrekken, meer dan 5 %; controleer het bestand en bevestig het intrekken.
                    """)
        }
        if absent > 0 { try await staged.withdrawAbsent(on: writer) }
    }

    private nonisolated(nonsending) func status(
        _ tally: DeliveryTally, _ issues: DeliveryIssues, on writer: borrowing TenantWriter
    ) async throws -> DeliveryReceipt.State {
        if tally.isBlocked { return .rejected }
        if self.options.mode == .strict, try await issues.count(.error, on: writer) > 0 { return .rejected }
        return self.options.isDryRun ? .dryRun : .committed
    }

    private nonisolated(nonsending) func receipt(
        _ status: DeliveryReceipt.State, _ tally: DeliveryTally, _ issues: DeliveryIssues, on writer: borrowing TenantWriter
    ) async throws -> DeliveryReceipt {
        let rejected = try await issues.rejectedRows(on: writer)
        return DeliveryReceipt(
            status: status, levering: nil, stand: nil, tenant: self.tenant.id.description, bron: self.options.source.rawValue,
            modus: self.options.mode.rawValue, door: self.actor.name, bestanden: tally.receipts(rejected: rejected),
            fouten: try await issues.listed(
                .error, most: status == .committed ? DeliveryReceipt.Issues.mostListed : self.options.listsErrors, on: writer),
            waarschuwingen: try await issues.listed(.warning, on: writer))
    }

    /// Empties the stage, and takes the delivery's instant last, under the tenant's lock.
    private nonisolated(nonsending) func commit(
        _ receipt: inout DeliveryReceipt, _ clock: TenantClock, _ issues: DeliveryIssues, on writer: borrowing TenantWriter
    ) async throws -> WrittenRows {
        try await issues.keep(delivery: clock.delivery, on: writer)
        for kind in DeliveryFile.everything where self.files.contains(where: { $0.kind?.name == kind.name }) {
            try await writer.execute("DELETE FROM staged_\(trusted: kind.name)")
        }
        try await writer.execute("DELETE FROM staged_issue")
        try await writer.log(
            AccessLogLine(.create, objectKind: "levering", object: "\(clock.delivery)", detail: receipt.summary))
        receipt.levering = Int(clock.delivery)
        let (instant, written) = try await clock.tick(
            .delivery, delivery: clock.delivery, before: self.followers, on: writer)
        receipt.stand = instant
        try await writer.execute(
            """
            INSERT INTO delivery (number, moment, committed_at, source, mode, actor, receipt)
            VALUES (\(clock.delivery), \(clock.moment), \(instant)::timestamptz, \(self.options.source.rawValue),
                    \(self.options.mode.rawValue), \(self.actor.name), \(try receipt.json)::jsonb)
            """)
        return written
    }
}
