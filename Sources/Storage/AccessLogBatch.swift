public import Domain

/// Log lines of views of aggregates: gathered, and written within a second, so that no page waits for its own line.
///
/// Only for aggregates. A read of single cases and an export write their line before the first byte (``TenantDatabase``).
public actor AccessLogBatch {
    private struct Entry: Hashable {
        let tenant: Tenant
        let actor: Actor
        let purpose: Purpose
    }

    private let database: TenantDatabase
    private var waiting: [Entry: [AccessLogLine]] = [:]

    public init(database: TenantDatabase) {
        self.database = database
    }

    /// Takes a line; it is in the log within a second.
    public func add(_ line: AccessLogLine, tenant: Tenant, actor: Actor, purpose: Purpose) {
        self.waiting[Entry(tenant: tenant, actor: actor, purpose: purpose), default: []].append(line)
    }

    /// Writes what waits; lines that could not be written wait for the next time.
    public func flush() async {
        let entries = self.waiting
        self.waiting = [:]
        for (entry, lines) in entries {
            do {
                try await self.database.write(entry.tenant, as: entry.actor, purpose: entry.purpose) { writer in
                    for line in lines { try await writer.log(line) }
                }
            } catch {
                self.waiting[entry, default: []].insert(contentsOf: lines, at: 0)
            }
        }
    }

    /// Flushes every second until the task is cancelled, and once more then.
    public func run() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil { await self.flush() }
        await Task { await self.flush() }.value
    }
}
