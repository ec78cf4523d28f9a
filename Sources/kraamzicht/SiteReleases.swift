internal import Domain
internal import Identity
internal import Publishing
internal import Storage
internal import Web

/// What the site asks of releases, wired to the database.
struct SiteReleases {
    let open: OpenInstallation
    /// nil when no mail goes out.
    let news: ReleaseNews?

    func services() -> ReleaseServices {
        let (database, releases, news) = (self.open.database, self.open.releases, self.news)
        return ReleaseServices(
            list: { visitor, tenant in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await Self.log(.read, "uitgaven", in: database, tenant, actor)
                let (entries, proposals, needsSecond, unwantedBy, contributes, circles) = try await database.read(
                    tenant, as: actor, purpose: .release
                ) { reader in
                    (
                        try await reader.madeReleases(), try await reader.openProposals(), try await reader.needsSecondPerson(),
                        try await reader.secondPersonUnwantedBy(), try await reader.contributesToCircles(),
                        try await reader.circleParts()
                    )
                }
                return ReleaseList(
                    entries: entries, proposals: proposals, needsSecondPerson: needsSecond,
                    secondPersonUnwantedBy: unwantedBy,
                    downloads: try await releases.downloads(of: tenant, as: actor),
                    gemeenten: try await releases.gemeenten(of: tenant, period: .all, as: actor, today: Clock.today),
                    contributes: contributes, circles: circles)
            },
            prepare: { visitor, tenant, question in
                try await releases.prepare(
                    try await releases.request(
                        gemeente: question.gemeente, period: question.period, note: question.note, stand: question.stand),
                    from: tenant, as: try SiteServices.actor(visitor, in: tenant), today: Clock.today)
            },
            publish: { visitor, tenant, release, proposal in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let number = try await releases.publish(
                    release, from: tenant, as: actor, proposal: proposal, at: Clock.instant)
                // Nobody waits for a mail server; what it does not take stands in the access log.
                if let news { Task { await news.tell(.released, number, as: actor) } }
                return number
            },
            propose: { visitor, tenant, release in
                _ = try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .release) {
                    writer in
                    try await writer.propose(release)
                }
            },
            decide: { visitor, tenant, proposal, decision in
                try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .release) { writer in
                    try await writer.decide(proposal.id, decision)
                }
            },
            setSecondPerson: { visitor, tenant, isNeeded in
                try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .release) { writer in
                    try await writer.setSecondPerson(isNeeded)
                }
            },
            setContributes: { visitor, tenant, contributes in
                try await database.write(tenant, as: try SiteServices.actor(visitor, in: tenant), purpose: .release) { writer in
                    try await writer.setContributesToCircles(contributes)
                }
            },
            withdraw: { visitor, tenant, number, reason in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await releases.withdraw(number, from: tenant, as: actor, reason: reason)
                if let news { Task { await news.tell(.withdrawn, number, as: actor) } }
            },
            made: { visitor, tenant, number in
                let actor = try SiteServices.actor(visitor, in: tenant)
                let entry = try await releases.entry(number, of: tenant)
                try await Self.log(.read, "\(number)", in: database, tenant, actor)
                return try await releases.release(entry, as: actor)
            },
            received: { visitor, tenant, number in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await Self.log(.read, number.map { "\($0)" } ?? "uitgaven", in: database, tenant, actor)
                return try await database.read(tenant, as: actor, purpose: .release) { reader in
                    try await reader.releases(number: number)
                }
            },
            fetched: { visitor, tenant, numbers, file in
                let actor = try SiteServices.actor(visitor, in: tenant)
                try await database.write(tenant, as: actor, purpose: .release) { writer in
                    // What the gemeente fetches its organisation sees counted; its own it finds in its own log.
                    if tenant.kind == .gemeente {
                        for number in numbers { try await writer.noteDownload(of: number, file: file) }
                    }
                    try await writer.log(AccessLogLine(.execute, objectKind: "uitvoer", object: file))
                }
            })
    }

    private static func log(
        _ action: AccessLogLine.Action, _ object: String, in database: TenantDatabase, _ tenant: Tenant, _ actor: Actor
    ) async throws {
        try await database.write(tenant, as: actor, purpose: .release) { writer in
            try await writer.log(AccessLogLine(action, objectKind: "uitgave", object: object))
        }
    }
}
