internal import Disclosure
public import Domain
internal import Foundation
internal import Postgres
public import Storage

/// A release as the organisation that made it has it in its list.
public struct ReleaseEntry: Sendable, Hashable {
    public let number: Int
    /// `GM0363`.
    public let gemeente: String
    public let period: String
    public let peildatum: Day
    public let stand: String
    /// In UTC.
    public let madeAt: String
    public let madeBy: String
    public let approvedBy: String?
    public let replaces: Int?
    public let counts: ReleaseCounts
    public let withdrawal: StoredRelease.Withdrawal?
}

/// A release that waits for a second person.
public struct ReleaseProposal: Sendable, Hashable {
    public let id: String
    public let gemeente: String
    public let period: String
    public let stand: String
    public let note: String
    public let contentHash: String
    public let proposedAt: String
    public let proposedBy: String
}

extension ReleaseProposal {
    fileprivate func isSame(as release: PreparedRelease) -> Bool {
        self.gemeente == release.request.gemeente && self.contentHash == release.contentHash
    }
}

/// What became of a proposal.
public enum ReleaseDecision: String, Sendable {
    case released = "uitgegeven"
    case refused = "afgewezen"
    case takenBack = "ingetrokken"
}

/// The organisation's own side of releases.
extension TenantReader {
    /// The releases made, the newest first.
    public nonisolated(nonsending) borrowing func madeReleases() async throws -> [ReleaseEntry] {
        try await self.query(
            """
            SELECT r.nr, r.gemeente, r.period, r.peildatum, r.stand, r.made_by, r.approved_by, r.replaces, r.summary, w.reason,
                   to_char(r.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS made_at,
                   to_char(w.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS withdrawn_at
            FROM release r LEFT JOIN release_withdrawal w ON w.release = r.nr ORDER BY r.nr DESC
            """
        ).map { row in
            ReleaseEntry(
                number: try row.decode(Int.self, "nr"), gemeente: try row.decode(String.self, "gemeente"),
                period: try row.decode(String.self, "period"), peildatum: try row.decode(Day.self, "peildatum"),
                stand: try row.decode(String.self, "stand"), madeAt: try row.decode(String.self, "made_at"),
                madeBy: try row.decode(String.self, "made_by"), approvedBy: try row.decode(String?.self, "approved_by"),
                replaces: try row.decode(Int?.self, "replaces"),
                counts: try JSONDecoder().decode(ReleaseCounts.self, from: Data(try row.decode(String.self, "summary").utf8)),
                withdrawal: try row.decode(String?.self, "withdrawn_at").map { at in
                    StoredRelease.Withdrawal(at: at, reason: try row.decode(String.self, "reason"))
                })
        }
    }

    /// Whether a release needs a second person.
    public nonisolated(nonsending) borrowing func needsSecondPerson() async throws -> Bool {
        try await self.query(
            "SELECT second_person FROM release_setting WHERE NOT is_proposal ORDER BY set_at DESC LIMIT 1"
        ).first?.decode(Bool.self, "second_person") ?? false
    }

    /// Who asks to do without a second person, and waits for another to confirm it; nil when nobody does.
    public nonisolated(nonsending) borrowing func secondPersonUnwantedBy() async throws -> String? {
        let last = try await self.query("SELECT set_by, is_proposal FROM release_setting ORDER BY set_at DESC LIMIT 1").first
        guard let last, try last.decode(Bool.self, "is_proposal") else { return nil }
        return try last.decode(String.self, "set_by")
    }

    /// Proposals nobody has decided on, the oldest first.
    public nonisolated(nonsending) borrowing func openProposals() async throws -> [ReleaseProposal] {
        try await self.query(
            """
            SELECT p.id::text AS id, p.gemeente, p.period, p.stand, p.note, p.content_sha256, p.proposed_by,
                   to_char(p.proposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS proposed_at
            FROM release_proposal p LEFT JOIN release_decision d ON d.proposal = p.id WHERE d.proposal IS NULL
            ORDER BY p.proposed_at, p.id
            """
        ).map { row in
            ReleaseProposal(
                id: try row.decode(String.self, "id"), gemeente: try row.decode(String.self, "gemeente"),
                period: try row.decode(String.self, "period"), stand: try row.decode(String.self, "stand"),
                note: try row.decode(String.self, "note"), contentHash: try row.decode(String.self, "content_sha256"),
                proposedAt: try row.decode(String.self, "proposed_at"), proposedBy: try row.decode(String.self, "proposed_by"))
        }
    }

    /// The other gemeenten of the jeugdregio of one.
    nonisolated(nonsending) borrowing func gemeentenAround(_ code: String) async throws -> [String] {
        try await self.query(
            """
            SELECT o.code FROM reference.gemeente g JOIN reference.gemeente o ON o.jeugdregio = g.jeugdregio
            WHERE g.code = \(code) AND g.valid_until IS NULL AND o.valid_until IS NULL AND o.code <> g.code ORDER BY o.code
            """
        ).map { try $0.decode(String.self, "code") }
    }
}

extension TenantWriter {
    /// Sets whether a release needs a second person. Anybody may begin to ask for one; to stop takes two: what the first says is a
    /// proposal, which another confirms and anybody takes back.
    public nonisolated(nonsending) borrowing func setSecondPerson(_ isNeeded: Bool) async throws {
        try await self.aloneWithReleases()
        let isOn = try await self.reader.needsSecondPerson()
        let unwantedBy = try await self.reader.secondPersonUnwantedBy()
        let isProposal = isOn && !isNeeded && (unwantedBy ?? self.actor.name) == self.actor.name
        // Said before, and waiting.
        guard !isProposal || unwantedBy == nil else { return }
        try await self.execute(
            """
            INSERT INTO release_setting (set_by, second_person, is_proposal)
            VALUES (\(self.actor.name), \(isNeeded), \(isProposal))
            """)
        try await self.log(
            AccessLogLine(
                .update, objectKind: "instelling", object: "tweede persoon bij uitgaven",
                detail: isProposal ? "voorgesteld: uit" : isNeeded ? "aan" : "uit"))
    }

    /// Lays a release before a second person; its id. Throws ``ReleaseError`` (`overtaken`) when the same one waits already.
    public nonisolated(nonsending) borrowing func propose(_ release: PreparedRelease) async throws -> String {
        try await self.aloneWithReleases()
        guard try await !self.reader.openProposals().contains(where: { $0.isSame(as: release) }) else {
            throw ReleaseError(
                .overtaken, "dit voorstel ligt er al, en wacht op een tweede persoon",
                hint: "open het in de lijst van publicaties")
        }
        let id = UUID().uuidString.lowercased()
        try await self.execute(
            """
            INSERT INTO release_proposal (id, gemeente, period, stand, note, content_sha256, proposed_by)
            VALUES (\(id)::text::uuid, \(release.request.gemeente), \(release.request.period.description),
                    \(release.manifest.stand), \(release.request.note ?? ""), \(release.contentHash), \(self.actor.name))
            """)
        try await self.log(
            AccessLogLine(
                .create, objectKind: "voorstel", object: id,
                detail: "\(release.request.gemeente) \(release.request.period.description)"))
        return id
    }

    /// Writes down what became of a proposal. Throws ``ReleaseError`` (`overtaken`) when somebody was first.
    public nonisolated(nonsending) borrowing func decide(
        _ proposal: String, _ decision: ReleaseDecision, release: Int? = nil
    ) async throws {
        let rows = try await self.execute(
            """
            INSERT INTO release_decision (proposal, decided_by, outcome, release)
            VALUES (\(proposal)::text::uuid, \(self.actor.name), \(decision.rawValue), \(release)) ON CONFLICT DO NOTHING
            """)
        guard rows == 1 else { throw ReleaseError(.overtaken, "over dit voorstel is al besloten", hint: "ververs de bladzijde") }
        try await self.log(AccessLogLine(.update, objectKind: "voorstel", object: proposal, detail: decision.rawValue))
    }
}
