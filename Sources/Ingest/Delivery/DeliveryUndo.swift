public import Domain
internal import Postgres
public import Storage

/// Undoes a delivery as a whole: its versions are closed and what it superseded is current again (reading 2.20).
///
/// An undo has its own date: an earlier stand still shows what was undone. It is not undone itself; deliver again instead.
public struct DeliveryUndo: Sendable {
    let database: TenantDatabase
    let followers: [any VersionFollower]

    /// `followers` are brought up to date with every undo.
    public init(database: TenantDatabase, followers: [any VersionFollower]) {
        self.database = database
        self.followers = followers
    }

    /// What an undo did.
    public struct Outcome: Sendable, Codable {
        public var levering: Int
        /// Rows that are gone, because the delivery had brought them.
        public var vervallen: Int
        /// Rows that are back as they were before the delivery.
        public var hersteld: Int
        /// The instant from which this is known, UTC.
        public var stand: String
    }

    /// Throws ``IngestError`` when there is no such delivery, when it was undone before, or when a later delivery changed or
    /// refers to its rows; then nothing has changed.
    public func run(_ number: Int, in tenant: Tenant, as actor: Actor) async throws -> Outcome {
        let (outcome, written) = try await self.database.write(tenant, as: actor, purpose: .undo) { writer in
            let clock = try await TenantClock.lock(on: writer)
            let delivery = Int32(clamping: number)
            let undone = try await self.moment(of: delivery, on: writer)
            for kind in DeliveryFile.everything {
                try await UndoneKind(kind: kind, delivery: delivery, moment: undone, now: clock.moment).check(on: writer)
            }
            var outcome = Outcome(levering: number, vervallen: 0, hersteld: 0, stand: "")
            var written = WrittenRows()
            for kind in DeliveryFile.everything {
                let (closed, restored) = try await UndoneKind(
                    kind: kind, delivery: delivery, moment: undone, now: clock.moment
                ).undo(on: writer)
                written.add(closed + restored, to: kind.name)
                outcome.vervallen += closed - restored
                outcome.hersteld += restored
            }
            try await writer.log(
                AccessLogLine(
                    .delete, objectKind: "levering", object: "\(number)",
                    detail: "ongedaan: \(outcome.vervallen) vervallen, \(outcome.hersteld) hersteld"))
            try await writer.execute("UPDATE delivery SET undone_moment = \(clock.moment) WHERE number = \(delivery)")
            let (instant, followed) = try await clock.tick(.undo, delivery: delivery, before: self.followers, on: writer)
            outcome.stand = instant
            written.add(followed)
            return (outcome, written)
        }
        await self.database.refreshStatistics(of: tenant, after: written)
        return outcome
    }

    /// What an undo would do now; nothing changes, and nobody waits. Throws as ``run(_:in:as:)`` does.
    public func preview(_ number: Int, in tenant: Tenant, as actor: Actor) async throws -> Outcome {
        try await self.database.write(tenant, as: actor, purpose: .undo) { writer in
            let delivery = Int32(clamping: number)
            let undone = try await self.moment(of: delivery, on: writer)
            var outcome = Outcome(levering: number, vervallen: 0, hersteld: 0, stand: "")
            for kind in DeliveryFile.everything {
                let rows = UndoneKind(kind: kind, delivery: delivery, moment: undone, now: undone)
                try await rows.check(on: writer)
                let (closed, restored) = try await rows.counts(on: writer)
                outcome.vervallen += closed - restored
                outcome.hersteld += restored
            }
            return outcome
        }
    }

    private nonisolated(nonsending) func moment(of delivery: Int32, on writer: borrowing TenantWriter) async throws -> Int32 {
        let row = try await writer.query("SELECT moment, undone_moment FROM delivery WHERE number = \(delivery)").first
        guard let row else {
            throw IngestError(.unknownDelivery, "er is geen levering \(delivery)", hint: "bekijk de lijst van leveringen")
        }
        guard try row.decode(Int32?.self, "undone_moment") == nil else {
            throw IngestError(
                .alreadyUndone, "levering \(delivery) is al ongedaan gemaakt",
                hint: "lever de bestanden opnieuw om haar te herstellen")
        }
        return try row.decode(Int32.self, "moment")
    }
}

/// The rows of one kind that a delivery brought.
private struct UndoneKind {
    let kind: DeliveryFile
    let delivery: Int32
    /// The delivery's own moment, and that of the undo.
    let moment: Int32
    let now: Int32

    private var table: SQL { SQL(trusted: self.kind.name) }
    private var staged: StagedKind { StagedKind(kind: self.kind, moment: self.now, delivery: self.delivery) }

    /// Throws when a later delivery changed a row of this one, or holds a row that refers to one that would disappear.
    ///
    /// Any version of a later delivery that still stands counts, not only the current one: undoing what superseded it would
    /// bring back a reference to nothing.
    nonisolated(nonsending) func check(on writer: borrowing TenantWriter) async throws {
        let changed = try await writer.query(
            """
            SELECT v.delivery FROM \(self.table) d JOIN \(self.table) v ON \(self.staged.sameKey("v", "d"))
                AND v.recorded_until = \(StagedKind.current) AND v.delivery <> \(self.delivery)
            WHERE d.recorded_from = \(self.moment) ORDER BY v.delivery LIMIT 1
            """
        ).first
        if let changed { throw try self.blocked(by: changed, "heeft dezelfde rijen van \(self.kind.name) gewijzigd") }
        for other in DeliveryFile.everything {
            for reference in other.references where reference.target == self.kind.name {
                let column = SQL(trusted: reference.column)
                let referring = try await writer.query(
                    """
                    SELECT r.delivery FROM \(self.table) d JOIN \(trusted: other.name) r ON r.\(column) = d.\(column)
                        AND r.recorded_from > \(self.moment) AND r.delivery <> \(self.delivery)
                    JOIN delivery x ON x.number = r.delivery AND x.undone_moment IS NULL
                    WHERE d.recorded_from = \(self.moment) AND NOT EXISTS (
                        SELECT 1 FROM \(self.table) p WHERE \(self.staged.sameKey("p", "d")) AND p.recorded_until = \(self.moment))
                    ORDER BY r.delivery LIMIT 1
                    """
                ).first
                if let referring {
                    throw try self.blocked(by: referring, "bevat rijen van \(other.name) die naar \(self.kind.name) verwijzen")
                }
            }
        }
    }

    private func blocked(by row: Row, _ what: String) throws -> IngestError {
        let later = try row.decode(Int.self, "delivery")
        return IngestError(
            .undoBlocked, "levering \(self.delivery) kan niet ongedaan worden gemaakt: levering \(later) \(what)",
            hint: "maak eerst levering \(later) ongedaan")
    }

    /// What ``undo(on:)`` would close and bring back.
    nonisolated(nonsending) func counts(on writer: borrowing TenantWriter) async throws -> (closed: Int, restored: Int) {
        let row = try await writer.query(
            """
            SELECT (SELECT count(*) FROM \(self.table) v
                    WHERE v.recorded_until = \(StagedKind.current) AND v.delivery = \(self.delivery)) AS closed,
                   (SELECT count(*) FROM \(self.table) p WHERE p.recorded_until = \(self.moment)) AS restored
            """
        ).first
        return (try row?.decode(Int.self, "closed") ?? 0, try row?.decode(Int.self, "restored") ?? 0)
    }

    /// Closes this delivery's versions and adds, under their own delivery, those it superseded.
    nonisolated(nonsending) func undo(on writer: borrowing TenantWriter) async throws -> (closed: Int, restored: Int) {
        let closed = try await writer.execute(
            """
            UPDATE \(self.table) v SET recorded_until = \(self.now)
            WHERE v.recorded_until = \(StagedKind.current) AND v.delivery = \(self.delivery)
            """)
        let columns = SQL(trusted: self.kind.columns.map(\.name).joined(separator: ", "))
        let restored = try await writer.execute(
            """
            WITH q AS MATERIALIZED (
                SELECT \(self.staged.list(self.kind.columns.map(\.name), of: "p")), p.delivery, p.withdrawn
                FROM \(self.table) p WHERE p.recorded_until = \(self.moment)
            )
            INSERT INTO \(self.table) (\(columns), recorded_from, delivery, withdrawn)
            SELECT \(columns), \(self.now), delivery, withdrawn FROM q
            """)
        return (closed, restored)
    }
}
