public import Disclosure
public import Domain
internal import Foundation
internal import Postgres
public import Storage

/// Circles: what several organisations released of one jeugdregio over one year, together, for the jeugdregio and the public
/// (contract §6, `docs/decisions/0013-circles.md`). Read from releases as gemeenten have them, and from no case.
public struct Circles: Sendable {
    /// With fewer, each of two would know what the other has.
    public static let fewestOrganisations = 3

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

    /// A question for a circle; the jeugdregio as `JZ16`. Throws ``StorageError`` or ``ReleaseError``.
    public func request(region text: String, year: Int, note: String? = nil, today: Day) async throws -> CircleRequest {
        let region = try await self.gemeenten.region(text)
        return try CircleRequest(
            region: region.code, name: region.name, gemeenten: region.gemeenten, year: year, note: note, today: today)
    }

    /// Adds up and protects everything a reader of the circle would see. Nothing is written. Throws ``ReleaseError``: `tooFew` for fewer
    /// than three organisations, `circleExists` when the year has one, `notProtected` when there would be nothing to see.
    public func prepare(_ request: CircleRequest, as actor: Actor) async throws -> PreparedCircle {
        var earlier: [StoredCircle] = []
        if let region = try await self.registry.find(try TenantID(request.region)) {
            earlier = try await self.circles(of: region, as: actor)
        }
        if let same = earlier.first(where: { $0.manifest.jaar == request.year }) { throw Self.exists(request, same.number) }
        let participants = try await self.participants(request, as: actor)
        let contributors = try participants.compactMap { try $0.contributor(to: request.slice) }
        guard contributors.count >= Self.fewestOrganisations else {
            throw ReleaseError(
                .tooFew,
                """
                in \(request.regionName) zijn er \(contributors.count) organisaties die meedoen en uitgaven over heel \
                \(request.year) hebben
                """, hint: "een kring heeft er minstens drie; anders weet elk van twee wat de ander heeft")
        }
        let sum = CircleSum(year: request.slice, sources: contributors.map(\.source))
        let made = try earlier.map { circle in
            MadeCircle(circle, sources: try participants.compactMap { try $0.source(in: circle) })
        }
        do {
            return try await blocking {
                let outcome = try CircleProtection.run(sum, earlier: made)
                guard ReleaseCounts([outcome.table]).getoond > 0 else {
                    throw ReleaseError(
                        .notProtected, "in deze kring zou niets te zien zijn",
                        hint: "een kring wordt maar één keer gemaakt; wacht op meer uitgaven")
                }
                return PreparedCircle(
                    request: request, table: outcome.table,
                    manifest: try CircleManifest(request, sum: sum, outcome: outcome), contributors: contributors)
            }
        } catch let error as DisclosureError {
            throw ReleaseError(.notProtected, error.message, hint: error.hint)
        }
    }

    /// The organisations that take part, or are in a circle of the jeugdregio already.
    private func participants(_ request: CircleRequest, as actor: Actor) async throws -> [CircleParticipant] {
        var found: [CircleParticipant] = []
        for organisation in try await self.registry.list()
        where organisation.kind == .organisation && organisation.state == .active {
            var participant = try await self.database.read(organisation, as: actor, purpose: .release) { reader in
                CircleParticipant(
                    organisation: organisation, contributes: try await reader.contributesToCircles(),
                    progress: try await reader.releaseProgress(),
                    circles: try await reader.circleParts().filter { $0.region == request.region })
            }
            guard participant.contributes || !participant.circles.isEmpty else { continue }
            for code in request.gemeenten {
                guard let gemeente = try await self.registry.find(try TenantID(code)) else { continue }
                guard gemeente.state == .active else {
                    // What it was shown it still knows; a circle made without looking at that might give something away.
                    throw ReleaseError(
                        .overtaken, "‘\(gemeente.name)’ is opgeschort, en wat die gemeente al weet is niet te lezen",
                        hint: "hervat de gemeente en maak de kring opnieuw")
                }
                participant.releases += try await self.database.read(gemeente, as: actor, purpose: .release) { reader in
                    try await reader.releases(of: organisation.id.description)
                }
            }
            found.append(participant)
        }
        return found
    }

    /// Makes a prepared circle public; its number. All of it, for everybody, or nothing. A jeugdregio without a tenant gets one that
    /// waits for its first user. `at` is now, in UTC. Throws ``ReleaseError`` (`circleExists`, `overtaken`).
    public func publish(_ circle: PreparedCircle, as actor: Actor, at instant: String) async throws -> Int {
        let request = circle.request
        for part in circle.contributors where try await self.registry.find(part.organisation.id)?.state != .active {
            throw ReleaseError(
                .overtaken, "‘\(part.organisation.name)’ is intussen opgeschort", hint: "maak de kring opnieuw")
        }
        let region = try await self.tenant(of: request)
        let number = try await self.numbers.reserve(region: region.id)
        var manifest = circle.manifest
        manifest.nummer = number
        manifest.gemaakt_op = instant
        let json = try manifest.json()
        let csv = String(decoding: circle.table.csv(.open), as: UTF8.self)
        do {
            try await self.database.circle(of: circle.contributors.map(\.organisation), to: region, as: actor, purpose: .release)
            {
                writer in
                try await writer.aloneWithReleases()
                try await writer.log(AccessLogLine(.create, objectKind: "kring", object: "\(number)", detail: "\(request.year)"))
            } join: { organisation, writer in
                guard let part = circle.contributors.first(where: { $0.organisation == organisation }) else { return }
                try await writer.join(
                    circle: number, region: request.region, year: request.year, releases: part.source.parts.values.map(\.release),
                    progress: part.progress)
            } deliver: { inbox in
                try await inbox.insert(
                    """
                    INSERT INTO circle (nr, year, manifest, csv, sha256)
                    VALUES (\(number), \(request.year), \(json), \(csv), \(FileHash.sha256(json)))
                    """)
            }
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw Self.exists(request, nil)
        }
        return number
    }

    /// Says of a circle that it no longer counts, and why; it stays readable under its address, and none comes in its place.
    public func withdraw(_ number: Int, as actor: Actor, reason: String) async throws {
        guard let region = try await self.region(of: number) else { throw Self.unknown(number) }
        let text = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.count <= ReleaseRequest.longestNote else {
            throw ReleaseError(.note, "zeg waarom de kring wordt ingetrokken", hint: "hoogstens 4000 tekens")
        }
        guard try await !self.circles(of: region, number: number, as: actor).isEmpty else { throw Self.unknown(number) }
        do {
            try await self.database.circle(of: [], to: region, as: actor, purpose: .release) { writer in
                try await writer.log(AccessLogLine(.delete, objectKind: "kring", object: "\(number)", detail: "ingetrokken"))
            } join: { _, _ in
            } deliver: { inbox in
                try await inbox.insert("INSERT INTO circle_withdrawal (circle, reason) VALUES (\(number), \(text))")
            }
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw ReleaseError(.alreadyWithdrawn, "kring \(number) is al ingetrokken")
        }
    }

    // MARK: - Reading

    /// A circle by its number; nil when the number is no circle's. Throws ``ReleaseError`` when it is damaged.
    public func circle(_ number: Int, as actor: Actor) async throws -> StoredCircle? {
        guard let region = try await self.region(of: number) else { return nil }
        return try await self.circles(of: region, number: number, as: actor).first
    }

    /// Every circle there is, by jeugdregio and year.
    public func all(as actor: Actor) async throws -> [StoredCircle] {
        var found: [StoredCircle] = []
        for region in try await self.registry.list() where region.kind == .region && region.state == .active {
            found += try await self.circles(of: region, as: actor)
        }
        return found
    }

    /// The numbers that were given out for circles, below `before`, the newest first; a circle that did not come about has none.
    public func circleNumbers(before: Int?, most: Int) async throws -> [Int] {
        try await self.numbers.circles(before: before, most: most)
    }

    /// The circles of the jeugdregio in which a gemeente lies, `GM0363`, the earliest year first. Throws ``StorageError``.
    public func circles(around gemeente: String, as actor: Actor) async throws -> [StoredCircle] {
        guard let code = try await self.gemeenten.region(around: gemeente),
            let region = try await self.registry.find(try TenantID(code)), region.state == .active
        else { return [] }
        return try await self.circles(of: region, as: actor)
    }

    /// Attacks a circle again with all that came before it in its jeugdregio, as anyone has them.
    public func attack(_ number: Int, as actor: Actor) async throws -> AttackReport {
        guard let region = try await self.region(of: number) else { throw Self.unknown(number) }
        let all = try await self.circles(of: region, as: actor)
        guard let circle = all.first(where: { $0.number == number }) else { throw Self.unknown(number) }
        let known = all.filter { $0.number < number }.sorted { $0.number < $1.number } + [circle]
        return try await blocking {
            try Disclosure.attack(known.map(\.published), policy: try CircleProtection.policy())
        }
    }

    private func circles(of region: Tenant, number: Int? = nil, as actor: Actor) async throws -> [StoredCircle] {
        try await self.database.read(region, as: actor, purpose: .release) { reader in
            try await reader.circles(number: number)
        }
    }

    private func region(of number: Int) async throws -> Tenant? {
        guard let id = try await self.numbers.region(ofCircle: number) else { return nil }
        return try await self.registry.find(id)
    }

    private func tenant(of request: CircleRequest) async throws -> Tenant {
        let id = try TenantID(request.region)
        if let found = try await self.registry.find(id) { return found }
        let tenant = Tenant(id: id, kind: .region, name: request.regionName, code: request.region, state: .active)
        do {
            try await self.provisioning.create(tenant)
        } catch {
            // Another circle of the same jeugdregio may have been first.
            guard try await self.registry.find(id) != nil else { throw error }
        }
        return tenant
    }

    private static func exists(_ request: CircleRequest, _ number: Int?) -> ReleaseError {
        ReleaseError(
            .circleExists,
            "\(request.regionName) heeft al een kring over \(request.year)\(number.map { ": nummer \($0)" } ?? "")",
            hint: "een tweede zou door het verschil vertellen wat verborgen is")
    }

    private static func unknown(_ number: Int) -> ReleaseError {
        ReleaseError(.unknownRelease, "er is geen kring \(number)", hint: "bekijk ze met ‘kraamzicht release list’")
    }
}
