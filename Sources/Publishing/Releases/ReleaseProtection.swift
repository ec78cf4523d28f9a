internal import Disclosure
internal import Domain
internal import Indicators

/// Takes the tables of a release past the attacker, each group under its own policy, with all that the reader already has.
enum ReleaseProtection {
    struct Outcome: Sendable {
        /// Under their names.
        var tables: [String: CellTable] = [:]
        var protections: [ReleaseManifest.Protection] = []
        var omissions: [ReleaseManifest.Omission] = []
    }

    /// `earlier`: every release of the same organisation to the same gemeente, the oldest first. `circles`: those that hold figures of
    /// the organisation in the gemeente's jeugdregio. Throws ``DisclosureError`` when
    /// the attacker cannot be kept off.
    static func run(_ figures: ReleaseFigures, earlier: [StoredRelease], circles: [Int]) throws -> Outcome {
        var outcome = Outcome()
        for (scope, policy) in try self.policies() {
            let tables = figures.tables(scope)
            guard !tables.isEmpty else { continue }
            guard scope == .own || circles.isEmpty else {
                outcome.omissions.append(self.inCircle(tables, circles))
                continue
            }
            let known = self.published(earlier, scope)
            guard scope == .own || known.isEmpty else {
                outcome.omissions.append(self.onceOnly(tables, earlier))
                continue
            }
            let made: ProtectedRelease
            do {
                made = try Disclosure.protect(DisclosureRequest(policy: policy, tables: tables, earlier: known))
            } catch {
                // The gemeente's own figures do not wait for those around it.
                guard scope == .surroundings, error.code == .notProtected else { throw error }
                outcome.omissions.append(
                    ReleaseManifest.Omission(
                        tabellen: tables.map(\.name), reden: "hieruit zou te herleiden zijn wat verborgen hoort te blijven"))
                continue
            }
            for table in made.tables { outcome.tables[table.table.name] = table.table }
            outcome.protections.append(
                ReleaseManifest.Protection(
                    tabellen: tables.map(\.name), beleid: policy.name, versie: policy.version, drempel: policy.threshold,
                    bescherming: policy.protection, aanval: PublishedAttack(made.report), verlies: made.losses))
        }
        return outcome
    }

    /// Nothing about the families around a gemeente is always published, so nothing tells which figures of two releases are the same:
    /// an independent attacker finds hidden ones through their counterparts in the next release. They are shown once.
    private static func onceOnly(_ tables: [CellTable], _ earlier: [StoredRelease]) -> ReleaseManifest.Omission {
        let numbers = earlier.filter { $0.tables.contains { ReleasePlan.scope(of: $0.name) == .surroundings } }.map(\.number)
        return ReleaseManifest.Omission(
            tabellen: tables.map(\.name),
            reden: "die staat in uitgave \(numbers.map(String.init).joined(separator: ", ")), en twee keer zou te veel vertellen")
    }

    /// A circle less what lies around a gemeente, of all organisations but one, would be what that one has.
    private static func inCircle(_ tables: [CellTable], _ circles: [Int]) -> ReleaseManifest.Omission {
        ReleaseManifest.Omission(
            tabellen: tables.map(\.name),
            reden:
                "die is met andere organisaties opgeteld in kring \(circles.map(String.init).joined(separator: ", ")), en ernaast zou "
                + "hij vertellen wat van wie is")
    }

    /// Attacks the newest of `releases` again with all that came before it; one report for each group of tables.
    static func attack(_ releases: [StoredRelease]) throws -> [AttackReport] {
        try self.policies().compactMap { scope, policy in
            let published = self.published(releases, scope)
            return published.isEmpty ? nil : try Disclosure.attack(published, policy: policy)
        }
    }

    private static func policies() throws(DisclosureError) -> [(ReleasePlan.Scope, DisclosurePolicy)] {
        let sensitive = Set(Definition.all.filter(\.isSensitive).flatMap(\.figureIDs))
        return [(.own, try .own(sensitive: sensitive)), (.surroundings, try .wider(sensitive: sensitive))]
    }

    private static func published(_ releases: [StoredRelease], _ scope: ReleasePlan.Scope) -> [PublishedRelease] {
        releases.map { release in
            PublishedRelease(
                name: "\(release.number)",
                tables: release.tables.filter { ReleasePlan.scope(of: $0.name) == scope }.map(\.cells))
        }.filter { !$0.tables.isEmpty }
    }
}
