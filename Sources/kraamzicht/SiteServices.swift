internal import Domain
internal import Foundation
internal import Identity
internal import Indicators
internal import Ingest
internal import Postgres
internal import Publishing
internal import Storage
internal import Web

/// What the site asks of the rest of the product, wired to it.
struct SiteServices {
    let open: OpenInstallation
    let log: AccessLogBatch

    func services() async throws -> WebServices {
        let sessions = Sessions(router: self.open.router, installation: self.open.installation)
        let (database, log) = (self.open.database, self.log)
        let areas = try await AreaRegister(router: self.open.router).all()
            .map { AreaNames.Area(dimension: $0.dimension, code: $0.code, name: $0.name) }
        return WebServices(
            signIn: { email, password, userAgent in
                let session = try await sessions.signIn(email: email, password: password, userAgent: userAgent)
                await Self.log("aanmelden", of: session.visitor, in: log)
                return session
            },
            visitor: { try await sessions.visitor(token: $0) },
            signOut: { token in
                if let visitor = try await sessions.visitor(token: token) { await Self.log("afmelden", of: visitor, in: log) }
                try await sessions.signOut(token: token)
            },
            figures: { visitor, tenant, request in
                let actor = try Self.actor(visitor, in: tenant)
                await log.add(
                    AccessLogLine(.read, objectKind: "cijfers", object: request.ids.joined(separator: ",")), tenant: tenant,
                    actor: actor, purpose: .figures)
                return try await database.read(tenant, as: actor, purpose: .figures) { reader in
                    try await reader.figures(request, today: Clock.today)
                }
            },
            figureTables: { visitor, tenant, page, requests in
                let actor = try Self.actor(visitor, in: tenant)
                await log.add(
                    AccessLogLine(.read, objectKind: "cijfers", object: page), tenant: tenant, actor: actor, purpose: .figures)
                return try await database.read(tenant, as: actor, purpose: .figures) { reader in
                    try await reader.figures(requests, today: Clock.today)
                }
            },
            spreads: { visitor, tenant, requests in
                let actor = try Self.actor(visitor, in: tenant)
                await log.add(
                    AccessLogLine(
                        .read, objectKind: "spreiding", object: requests.map(\.kind.rawValue).joined(separator: ",")),
                    tenant: tenant, actor: actor, purpose: .figures)
                return try await database.read(tenant, as: actor, purpose: .figures) { reader in
                    try await reader.spreads(requests, today: Clock.today)
                }
            },
            change: { visitor, tenant, request in
                let actor = try Self.actor(visitor, in: tenant)
                await log.add(
                    AccessLogLine(.read, objectKind: "verklaring", object: request.id), tenant: tenant, actor: actor,
                    purpose: .figures)
                return try await database.read(tenant, as: actor, purpose: .figures) { reader in
                    try await reader.change(request, today: Clock.today)
                }
            },
            cases: SiteCases(database: database).services(),
            deliverySummary: { visitor, tenant in
                try await database.read(tenant, as: try Self.actor(visitor, in: tenant), purpose: .dashboard) { reader in
                    try await reader.deliveries(limit: 1).first.map(Self.summary)
                }
            },
            exporter: { export in
                let actor = try Self.actor(export.visitor, in: export.tenant)
                let file = try FigureFile(
                    export.table, form: export.form, subject: export.subject, owner: export.tenant.id.description,
                    publisher: export.tenant.name)
                try await database.write(export.tenant, as: actor, purpose: .figures) { writer in
                    try await writer.log(AccessLogLine(.execute, objectKind: "uitvoer", object: file.name))
                }
                return ExportedFile(
                    name: file.name, contentType: export.form.contentType, bytes: file.bytes, rows: file.rows,
                    sidecar: file.sidecar)
            },
            today: { Clock.today },
            problems: { await Self.problems(of: database) },
            areas: AreaNames(areas))
    }

    /// On whose behalf a visitor does something in a tenant.
    static func actor(_ visitor: Visitor, in tenant: Tenant) throws -> Actor {
        guard let actor = visitor.actor(in: tenant.id) else {
            throw StorageError(.unknownTenant, "er is geen tenant ‘\(tenant.id)’")
        }
        return actor
    }

    /// Every organisation sees when its own people came and went; what a gemeente's reader did stands in the gemeente's log.
    private static func log(_ event: String, of visitor: Visitor, in log: AccessLogBatch) async {
        for membership in visitor.memberships where membership.tenant.state == .active {
            guard let actor = visitor.actor(in: membership.tenant.id) else { continue }
            await log.add(
                AccessLogLine(.execute, objectKind: event, object: visitor.email), tenant: membership.tenant, actor: actor,
                purpose: .access)
        }
    }

    private static func summary(_ entry: DeliveryEntry) -> DeliverySummary {
        DeliverySummary(
            number: entry.number, committed: Clock.amsterdam(entry.committedAt),
            rows: entry.receipt.bestanden.reduce(0) { $0 + $1.rijen })
    }

    private static func problems(of database: TenantDatabase) async -> [String] {
        do {
            try await database.router.platform.withConnection { connection in _ = try await connection.query("SELECT 1") }
            return []
        } catch {
            return ["de database antwoordt niet"]
        }
    }
}
