internal import Compliance
internal import Domain
internal import Identity
internal import Mail
internal import Storage
internal import Web

/// Sends every organisation's digest of the day to its quality officers, to its managers where there are none; and to the owners of
/// measures what is theirs of it.
///
/// Fails closed: what cannot be read is not sent, and what the mail server does not take is said where the owner looks. What
/// went out today does not go out again.
struct ReminderRun: Sendable {
    let open: OpenInstallation
    let mail: MailSettings
    let today: Day

    struct Outcome: Sendable {
        let tenant: Tenant
        let recipient: String
        let items: Int
        /// Why it was not taken; nil when it was.
        let failure: String?
    }

    /// Every digest that was tried.
    func run() async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for tenant in try await self.open.registry.list() where tenant.kind == .organisation && tenant.state == .active {
            outcomes += try await self.run(tenant)
        }
        return outcomes
    }

    private func run(_ tenant: Tenant) async throws -> [Outcome] {
        let today = self.today
        let digest = try await self.open.database.read(tenant, as: Self.actor, purpose: .reminders) { reader in
            try await reader.reminders(today: today)
        }
        var outcomes: [Outcome] = []
        for (recipient, digest) in try await self.letters(digest, of: tenant) {
            let isClaimed = try await self.open.database.write(tenant, as: Self.actor, purpose: .reminders) { writer in
                guard digest.isDue(since: try await writer.reader.lastReminder(to: recipient)) else { return false }
                return try await writer.claimReminder(digest, to: recipient)
            }
            guard isClaimed else { continue }
            let message = ReminderMail(digest, of: tenant, site: self.mail.site)
            var failure: String?
            do throws(MailError) {
                try await self.mail.server.send(MailMessage(to: recipient, subject: message.subject, text: message.text))
            } catch {
                failure = error.message
            }
            let (said, count) = (failure, digest.items.count)
            try await self.open.database.write(tenant, as: Self.actor, purpose: .reminders) { writer in
                try await writer.settleReminder(of: today, to: recipient, failure: said)
                try await writer.log(
                    AccessLogLine(
                        .execute, objectKind: "herinnering", object: recipient,
                        detail: said == nil ? "\(count) punten" : "niet verstuurd"))
            }
            outcomes.append(Outcome(tenant: tenant, recipient: recipient, items: digest.items.count, failure: failure))
        }
        return outcomes
    }

    /// Who gets what. An owner of a measure who may not open it any more is told nothing of it.
    private func letters(
        _ digest: ReminderDigest, of tenant: Tenant
    ) async throws -> [(recipient: String, digest: ReminderDigest)] {
        let accounts = try await self.open.accounts.list(tenant: tenant).filter { !$0.isDisabled }
        let officers = [Role.qualityOfficer, .manager].lazy.map { role in
            accounts.filter { $0.grants.contains { $0.role == role } }.map(\.email).sorted()
        }.first { !$0.isEmpty }
        let owners = accounts.filter(\.mayOwnMeasures).map(\.email).filter { !(officers ?? []).contains($0) }.sorted()
        return (officers ?? []).map { ($0, digest) } + owners.map { ($0, digest.own($0)) }.filter { !$0.1.items.isEmpty }
    }

    private static let actor = Actor(name: "herinneringen", role: "systeem")
}
