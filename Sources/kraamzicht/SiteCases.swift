internal import Cases
internal import Domain
internal import Identity
internal import Indicators
internal import Publishing
internal import Storage
internal import Web

/// What the site asks about single cases, wired to the database.
///
/// Every reading has its line in the access log, committed before the page leaves (NEN 7513): a case by its number, a list by
/// what it was filtered on. What a visitor typed freely is not logged: it could be anything, also a BSN.
struct SiteCases {
    let database: TenantDatabase

    func services() -> CaseServices {
        let database = self.database
        return CaseServices(
            workList: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let work = try await database.read(tenant, as: actor, purpose: .worklist) { reader in
                    try await reader.workList(question, today: Clock.today)
                }
                let line = AccessLogLine(
                    .read, objectKind: "werklijst", object: question.filter.logged, detail: "\(work.items.count) regels")
                try await Self.log(line, in: database, tenant, actor, .worklist)
                return work
            },
            list: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let list = try await database.read(tenant, as: actor, purpose: .cases) { reader in
                    try await reader.caseList(question, today: Clock.today)
                }
                let line = AccessLogLine(
                    .read, objectKind: "casussen", object: question.filter.logged,
                    detail: "\(list.rows.count) van \(list.total) vanaf \(list.skipped + 1)")
                try await Self.log(line, in: database, tenant, actor, .cases)
                return list
            },
            stream: { export in try await Self.stream(export, in: database) },
            course: { visitor, tenant, question in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let course = try await database.read(tenant, as: actor, purpose: .cases) { reader in
                    try await reader.course(question, today: Clock.today)
                }
                let line = AccessLogLine(
                    .read, objectKind: "casus", object: course?.facts.reference.number ?? "",
                    detail: course == nil ? "onbekend nummer" : "")
                try await Self.log(line, in: database, tenant, actor, .cases)
                return course
            },
            behind: { visitor, tenant, request in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let cases = try await database.read(tenant, as: actor, purpose: .cases) { reader in
                    try await reader.figureCases(request, today: Clock.today)
                }
                // Values of what was filtered on are not logged: a wijkteam is free text.
                let filters = request.filters.keys.map(\.rawValue).sorted()
                let line = AccessLogLine(
                    .read, objectKind: "casussen",
                    object: (["achter \(request.id)", request.period.description] + filters).joined(separator: "; "),
                    detail: "\(cases.rows.count) casussen")
                try await Self.log(line, in: database, tenant, actor, .cases)
                return cases
            },
            exporter: { export in
                let name = export.list.fileName(
                    subject: export.subject, owner: export.tenant.id.description, form: export.form)
                let file = try ExportedFile(
                    export.list, name: name, form: export.form, publisher: export.tenant.name)
                let line = AccessLogLine(
                    .execute, objectKind: "uitvoer", object: name, detail: "\(export.list.rows.count) regels")
                try await Self.log(
                    line, in: database, export.tenant, try SiteServices.actor(export.visitor, in: export.tenant),
                    export.purpose)
                return file
            })
    }

    /// The line of the download is committed before its first byte; the cases are read while they leave.
    private static func stream(_ export: CaseListExport, in database: TenantDatabase) async throws -> CaseStream {
        let tenant = export.tenant
        let actor = try SiteServices.actor(export.visitor, in: tenant)
        let (dates, total) = try await database.read(tenant, as: actor, purpose: .cases) { reader in
            try await reader.caseCount(export.question, today: Clock.today)
        }
        let name = export.name(dates)
        let detail = export.isLeaving ? "\(total) van \(total) vanaf 1" : "beschrijving van \(name)"
        var lines = [AccessLogLine(.read, objectKind: "casussen", object: export.question.filter.logged, detail: detail)]
        if export.isLeaving {
            lines.append(AccessLogLine(.execute, objectKind: "uitvoer", object: name, detail: "\(total) regels"))
        }
        for line in lines { try await Self.log(line, in: database, tenant, actor, .cases) }
        return CaseStream(dates: dates, total: total) { receive in
            try await database.read(tenant, as: actor, purpose: .cases, patience: .download) { reader in
                try await reader.eachCase(export.question.filter, at: dates, receive)
            }
        }
    }

    private static func log(
        _ line: AccessLogLine, in database: TenantDatabase, _ tenant: Tenant, _ actor: Actor, _ purpose: Purpose
    ) async throws {
        try await database.write(tenant, as: actor, purpose: purpose) { writer in try await writer.log(line) }
    }
}

extension CaseFilter {
    /// What was filtered on: codes with their values, free texts by name only.
    fileprivate var logged: String {
        var parts: [String] = []
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { parts.append("\(name)=\(values.joined(separator: ","))") }
        }
        add("gemeente", self.gemeenten)
        if !self.wijkteams.isEmpty { parts.append("wijkteam") }
        add("wet", self.wetten)
        add("verwijzer", self.verwijzers)
        add("toestand", self.states.map(\.rawValue))
        if self.number != nil { parts.append("gezocht op nummer") }
        return parts.joined(separator: "; ")
    }
}
