public import Disclosure
public import Domain
internal import Foundation
internal import Indicators
internal import Postgres
public import Storage

/// Releases of figures from organisations to gemeenten: counted as the organisation, taken past the attacker, handed over through the
/// gemeente's inbox (contract §6). The only place where figures cross from one tenant to another.
public struct Releases: Sendable {
    private let database: TenantDatabase
    private let registry: TenantRegistry
    private let provisioning: TenantProvisioning
    private let gemeenten: GemeenteRegister
    private let numbers: ReleaseNumbers

    public init(database: TenantDatabase, provisioning: TenantProvisioning) {
        self.database = database
        self.registry = TenantRegistry(router: database.router)
        self.provisioning = provisioning
        self.gemeenten = GemeenteRegister(router: database.router)
        self.numbers = ReleaseNumbers(router: database.router, installation: database.installation)
    }

    // MARK: - Making

    /// A question for a release; the gemeente as `GM0363`, `0363` or `363`. Throws ``StorageError`` or ``ReleaseError``.
    public func request(
        gemeente text: String, period: Period, note: String? = nil, stand: Stand = .latest
    ) async throws -> ReleaseRequest {
        let gemeente = try await self.gemeenten.gemeente(text)
        return try ReleaseRequest(gemeente: gemeente.code, name: gemeente.name, period: period, note: note, stand: stand)
    }

    /// The gemeenten in which the organisation has cases by the end of a period, as known at a stand.
    public func gemeenten(
        of organisation: Tenant, period: Period, stand: Stand = .latest, as actor: Actor, today: Day
    ) async throws -> [String] {
        let question = FigureRequest(
            ids: ["aanvragen"], dimensions: [.gemeente], peildatum: min(period.last ?? today, today), stand: stand)
        let table = try await self.database.read(organisation, as: actor, purpose: .release) { reader in
            try await reader.figures(question, today: today)
        }
        return table.figures.map { $0.values[0] }.filter { $0 != Dimension.total }
    }

    /// Counts and protects everything the gemeente would see. Nothing is written. Throws ``ReleaseError``, `IndicatorError` or
    /// ``StorageError``.
    public func prepare(
        _ request: ReleaseRequest, from organisation: Tenant, as actor: Actor, today: Day
    ) async throws -> PreparedRelease {
        let (figures, circles) = try await self.database.read(organisation, as: actor, purpose: .release) { reader in
            let surroundings = try await reader.gemeentenAround(request.gemeente)
            return (
                try await reader.releaseFigures(request, surroundings: surroundings, today: today),
                try await reader.circles(around: request.gemeente)
            )
        }
        guard figures.cases > 0 else {
            throw ReleaseError(
                .noCases, "\(organisation.name) heeft geen casussen in \(request.gemeenteName) (\(request.gemeente))",
                hint: "kies een gemeente waar u gezinnen helpt")
        }
        let earlier = try await self.handedOver(by: organisation, to: request.gemeente, as: actor)
        var pinned = request
        pinned.stand = figures.dates.stand.pinned(from: request.stand)
        let asked = pinned
        do {
            return try await blocking {
                PreparedRelease(
                    asked, organisation: organisation, figures: figures,
                    outcome: try ReleaseProtection.run(figures, earlier: earlier, circles: circles), earlier: earlier)
            }
        } catch let error as DisclosureError {
            throw ReleaseError(.notProtected, error.message, hint: error.hint)
        }
    }

    /// Hands a prepared release to the gemeente; its number. All of it, for both, or nothing.
    ///
    /// A gemeente without a tenant gets one that waits for its first user. `at` is now, in UTC. Throws ``ReleaseError`` (`overtaken`)
    /// when another release went to the same gemeente meanwhile: what the attacker knew is then no longer all.
    public func publish(
        _ release: PreparedRelease, from organisation: Tenant, as actor: Actor, proposal: ReleaseProposal? = nil,
        at instant: String
    ) async throws -> Int {
        let gemeente = try await self.tenant(of: release.request)
        let number = try await self.numbers.reserve(organisation: organisation.id, gemeente: gemeente.id)
        let manifest = release.manifest(
            number: number, madeBy: proposal?.proposedBy ?? actor.name, approvedBy: proposal == nil ? nil : actor.name,
            at: instant
        )
        let json = try manifest.json()
        let sha256 = FileHash.sha256(json)
        let summary = String(decoding: try JSONEncoder().encode(release.counts), as: UTF8.self)
        do {
            _ = try await self.database.release(from: organisation, to: gemeente, as: actor, purpose: .release) { writer in
                try await writer.aloneWithReleases()
                if release.showsSurroundings, try await !writer.reader.circles(around: release.request.gemeente).isEmpty {
                    throw ReleaseError(
                        .overtaken, "intussen kwamen cijfers van deze organisatie in een kring", hint: "maak de uitgave opnieuw")
                }
                if let proposal { try await writer.decide(proposal.id, .released, release: number) }
                try await writer.execute(
                    """
                    INSERT INTO release (nr, gemeente, sequence, period, peildatum, stand, made_by, approved_by, replaces, sha256,
                                         summary)
                    VALUES (\(number), \(release.request.gemeente), \(release.earlierCount + 1), \(manifest.periode),
                            \(try Day(manifest.peildatum)), \(manifest.stand), \(manifest.gemaakt_door),
                            \(manifest.goedgekeurd_door), \(manifest.vervangt), \(sha256), \(summary))
                    """)
                try await writer.log(
                    AccessLogLine(
                        .create, objectKind: "uitgave", object: "\(number)",
                        detail: "\(release.request.gemeente) \(manifest.periode)"))
            } deliver: { _, inbox in
                try await inbox.insert(
                    """
                    INSERT INTO release (nr, organisation, sequence, manifest, sha256)
                    VALUES (\(number), \(organisation.id.description), \(release.earlierCount + 1), \(json), \(sha256))
                    """)
                for (place, table) in release.tables.enumerated() {
                    try await inbox.insert(
                        """
                        INSERT INTO release_table (release, name, place, csv, sha256)
                        VALUES (\(number), \(table.name), \(place), \(table.csv), \(FileHash.sha256(table.csv)))
                        """)
                }
            }
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw ReleaseError(
                .overtaken, "er ging intussen een andere uitgave naar \(release.request.gemeenteName)", hint: "maak haar opnieuw")
        }
        return number
    }

    /// Says of a release that it no longer counts, and why; it stays readable under its address.
    public func withdraw(
        _ number: Int, from organisation: Tenant, as actor: Actor, reason: String
    ) async throws {
        let entry = try await self.entry(number, of: organisation)
        let gemeente = try await self.registry.tenant(entry.gemeente)
        let text = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.count <= ReleaseRequest.longestNote else {
            throw ReleaseError(.note, "zeg waarom de uitgave wordt ingetrokken", hint: "hoogstens 4000 tekens")
        }
        do {
            _ = try await self.database.release(from: organisation, to: gemeente, as: actor, purpose: .release) { writer in
                let rows = try await writer.execute(
                    """
                    INSERT INTO release_withdrawal (release, made_by, reason)
                    SELECT nr, \(actor.name), \(text) FROM release WHERE nr = \(number)
                    """)
                guard rows == 1 else { throw Self.unknown(number) }
                try await writer.log(AccessLogLine(.delete, objectKind: "uitgave", object: "\(number)", detail: "ingetrokken"))
            } deliver: { _, inbox in
                try await inbox.insert("INSERT INTO release_withdrawal (release, reason) VALUES (\(number), \(text))")
            }
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw ReleaseError(.alreadyWithdrawn, "uitgave \(number) is al ingetrokken")
        }
    }

    // MARK: - Reading

    /// The number with its two tenants; of any organisation, or of one. Throws ``ReleaseError`` (`unknownRelease`).
    public func entry(_ number: Int, of organisation: Tenant? = nil) async throws -> ReleaseNumbers.Entry {
        guard let entry = try await self.numbers.entries(organisation: organisation?.id, number: number).first else {
            throw Self.unknown(number)
        }
        return entry
    }

    /// Every number that was given out, of one organisation or one gemeente.
    public func entries(organisation: TenantID? = nil, gemeente: TenantID? = nil) async throws -> [ReleaseNumbers.Entry] {
        try await self.numbers.entries(organisation: organisation, gemeente: gemeente)
    }

    /// A release as the gemeente has it. Throws ``ReleaseError`` when there is none, or when it is damaged.
    public func release(_ entry: ReleaseNumbers.Entry, as actor: Actor) async throws -> StoredRelease {
        let gemeente = try await self.registry.tenant(entry.gemeente)
        let found = try await self.database.read(gemeente, as: actor, purpose: .release) { reader in
            try await reader.releases(of: entry.organisation.description, number: entry.number)
        }
        guard let release = found.first else { throw Self.unknown(entry.number) }
        return release
    }

    /// Attacks a release again with everything the gemeente had of the same organisation by then; a report for each group of tables.
    public func attack(_ entry: ReleaseNumbers.Entry, as actor: Actor) async throws -> [AttackReport] {
        let gemeente = try await self.registry.tenant(entry.gemeente)
        let all = try await self.database.read(gemeente, as: actor, purpose: .release) { reader in
            try await reader.releases(of: entry.organisation.description)
        }
        guard let place = all.firstIndex(where: { $0.number == entry.number }) else { throw Self.unknown(entry.number) }
        let known = Array(all[...place])
        return try await blocking { try ReleaseProtection.attack(known) }
    }

    /// How often the gemeenten fetched each file of the organisation's releases.
    public func downloads(of organisation: Tenant, as actor: Actor) async throws -> [ReleaseDownload] {
        let entries = try await self.numbers.entries(organisation: organisation.id)
        let own = Set(entries.map(\.number))
        var found: [ReleaseDownload] = []
        for id in Set(entries.map(\.gemeente)) {
            guard let gemeente = try await self.registry.find(id), gemeente.state == .active else { continue }
            found += try await self.database.read(gemeente, as: actor, purpose: .release) { reader in
                try await reader.releaseDownloads()
            }.filter { own.contains($0.release) }
        }
        return found
    }

    private func handedOver(by organisation: Tenant, to code: String, as actor: Actor) async throws -> [StoredRelease] {
        guard let gemeente = try await self.registry.find(try TenantID(code.lowercased())) else { return [] }
        return try await self.database.read(gemeente, as: actor, purpose: .release) { reader in
            try await reader.releases(of: organisation.id.description)
        }
    }

    private func tenant(of request: ReleaseRequest) async throws -> Tenant {
        let id = try TenantID(request.gemeente.lowercased())
        if let found = try await self.registry.find(id) { return found }
        let tenant = Tenant(id: id, kind: .gemeente, name: request.gemeenteName, code: request.gemeente, state: .active)
        do {
            try await self.provisioning.create(tenant)
        } catch {
            // Another release to the same gemeente may have been first.
            guard try await self.registry.find(id) != nil else { throw error }
        }
        return tenant
    }

    private static func unknown(_ number: Int) -> ReleaseError {
        ReleaseError(.unknownRelease, "er is geen uitgave \(number)", hint: "bekijk ze met ‘kraamzicht release list’")
    }
}
