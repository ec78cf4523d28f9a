public import Domain
internal import Postgres

/// Tries, as a tenant, to reach what is not its own; every attempt must be refused (product promise 6).
public struct IsolationCheck: Sendable {
    private let database: TenantDatabase

    public init(database: TenantDatabase) {
        self.database = database
    }

    /// As ``problems(of:others:)`` for every tenant that is not suspended against all others, each with the tenant's id.
    public func problems(among tenants: [Tenant]) async throws -> [String] {
        var problems: [String] = []
        for tenant in tenants where tenant.state == .active {
            problems += try await self.problems(of: tenant, others: tenants).map { "\(tenant.id): \($0)" }
        }
        return problems
    }

    /// The attempts that succeeded, in words; empty when the tenant is closed.
    public func problems(of tenant: Tenant, others: [Tenant]) async throws -> [String] {
        var problems: [String] = []
        for (attempt, statement) in self.attempts(of: tenant, against: others.filter { $0.id != tenant.id }) {
            switch await self.outcome(of: statement, as: tenant) {
            case .refused: break
            case .reached: problems.append("niet gesloten: \(attempt)")
            case .unclear(let answer): problems.append("niet te beoordelen: \(attempt) (\(answer))")
            }
        }
        return problems
    }

    private enum Outcome {
        case refused, reached
        /// Neither reached nor refused for want of rights: a lost connection, or an attempt that no longer means anything.
        case unclear(String)
    }

    private func outcome(of statement: SQL, as tenant: Tenant) async -> Outcome {
        do {
            try await self.database.write(
                tenant, as: Actor(name: "verify", role: "systeem"), purpose: .verification
            ) { writer -> Void in
                _ = try await writer.query(statement)
                throw Reached()
            }
            return .reached
        } catch is Reached {
            return .reached
        } catch let error as PostgresError where Self.refusals.contains(error.sqlState ?? "") {
            return .refused
        } catch {
            return .unclear("\(error)")
        }
    }

    /// Insufficient privilege, and a second command in one message.
    private static let refusals: Set<String> = ["42501", "42601"]

    /// Thrown when an attempt came through, so that nothing of it stays.
    private struct Reached: Error {}

    private func attempts(of tenant: Tenant, against others: [Tenant]) -> [(String, SQL)] {
        let role = self.database.installation.appRole
        var attempts: [(String, SQL)] = [
            ("rol wisselen met set_config", "SELECT set_config('role', \(role), true)"),
            ("rol wisselen via pg_settings", "UPDATE pg_settings SET setting = \(role) WHERE name = 'role'"),
            ("zoekpad wisselen met set_config", "SELECT set_config('search_path', 'platform', true)"),
            ("een tweede opdracht meesturen", "SELECT 1; SET ROLE \(trusted: role)"),
            ("accounts lezen", "SELECT email, password_hash FROM platform.account"),
            ("sessies lezen", "SELECT token_sha256 FROM platform.session"),
            ("de tenantlijst lezen", "SELECT id FROM platform.tenant"),
            ("verwijzingsgegevens wijzigen", "UPDATE reference.gemeente SET name = name"),
            ("het toegangslogboek wissen", "DELETE FROM access_log"),
            ("het toegangslogboek wijzigen", "UPDATE access_log SET actor = actor"),
            ("bestanden van de server lezen", "SELECT pg_read_file('/etc/passwd')"),
            ("wat anderen vragen zien", "SELECT query FROM pg_stat_activity"),
            ("een tabel maken", "WITH q AS (SELECT 1) SELECT * FROM q; CREATE TABLE mine (x int)"),
        ]
        if tenant.kind == .organisation {
            attempts.append(("bytes van een bewijsstuk wijzigen", "UPDATE evidence_piece SET data = data"))
            attempts.append(("een bewijsstuk wissen", "DELETE FROM evidence_content"))
        }
        if tenant.kind == .gemeente {
            attempts.append(("een uitgave wijzigen", "UPDATE release SET manifest = manifest"))
            attempts.append(("een uitgave wissen", "DELETE FROM release_table"))
            attempts.append(("zelf iets uitgeven", "INSERT INTO release SELECT * FROM release"))
        }
        if tenant.kind == .region {
            attempts.append(("een kring wijzigen", "UPDATE circle SET manifest = manifest"))
            attempts.append(("een kring wissen", "DELETE FROM circle"))
            attempts.append(("zelf een kring maken", "INSERT INTO circle SELECT * FROM circle"))
        }
        for other in others {
            guard let log = try? Identifier(other.schemaName, "access_log") else { continue }
            attempts.append(("het logboek van \(other.id) lezen", "SELECT count(*) FROM \(log)"))
            attempts.append(("in het logboek van \(other.id) schrijven", "UPDATE \(log) SET actor = 'x'"))
            if other.kind == .organisation, let cases = try? Identifier(other.schemaName, "casussen") {
                attempts.append(("casussen van \(other.id) lezen", "SELECT casus_nr FROM \(cases)"))
                attempts.append(("casussen van \(other.id) wijzigen", "UPDATE \(cases) SET withdrawn = true"))
            }
            if other.kind == .gemeente, let releases = try? Identifier(other.schemaName, "release") {
                attempts.append(("uitgaven aan \(other.id) lezen", "SELECT manifest FROM \(releases)"))
            }
            if other.kind == .region, let circles = try? Identifier(other.schemaName, "circle") {
                attempts.append(("kringen van \(other.id) lezen", "SELECT manifest FROM \(circles)"))
            }
            if other.kind == .organisation, let pieces = try? Identifier(other.schemaName, "evidence_piece") {
                attempts.append(("bewijsstukken van \(other.id) lezen", "SELECT data FROM \(pieces)"))
            }
        }
        return attempts
    }
}
