internal import Domain
internal import Identity
internal import Mail
internal import Publishing
internal import Storage

/// Tells by mail that a circle came or was withdrawn: who reads for the jeugdregio, and who publishes for the organisations whose
/// figures are in it. What the mail server does not take stands in the access log of whoever was to hear it.
struct CircleNews: Sendable {
    enum Event: Sendable { case made, withdrawn }

    let open: OpenInstallation
    let mail: MailSettings

    /// nil when no mail is to go out. Throws as ``MailSettings/read(_:)``.
    init?(_ open: OpenInstallation) throws {
        guard let mail = try MailSettings.read() else { return nil }
        self.open = open
        self.mail = mail
    }

    /// The addresses to which it could not be sent, each with the reason.
    @discardableResult
    func tell(_ event: Event, _ number: Int, as actor: Actor) async throws -> [String] {
        guard let circle = try await self.open.circles.circle(number, as: actor) else { return [] }
        var failures: [String] = []
        for tenant in try await self.open.registry.list() where tenant.state == .active {
            let lead: String
            switch tenant.kind {
            case .region where tenant.code == circle.manifest.jeugdregio.code:
                lead = "Er zijn uitkomsten van organisaties samen in uw jeugdregio."
            case .organisation where try await self.isIn(circle, tenant, as: actor):
                lead = "Cijfers die \(tenant.name) aan gemeenten uitgaf, zijn hierin opgeteld."
            case .region, .organisation, .gemeente: continue
            }
            for account in try await self.open.accounts.list(tenant: tenant)
            where !account.isDisabled && self.hears(account, tenant) {
                if let failure = try await self.send(event, circle, lead, to: account.email, of: tenant, as: actor) {
                    failures.append("\(account.email): \(failure)")
                }
            }
        }
        return failures
    }

    private func isIn(_ circle: StoredCircle, _ organisation: Tenant, as actor: Actor) async throws -> Bool {
        try await self.open.database.read(organisation, as: actor, purpose: .release) { reader in
            try await reader.circleParts().contains { $0.circle == circle.number }
        }
    }

    private func hears(_ account: Account, _ tenant: Tenant) -> Bool {
        let needed: Permission = tenant.kind == .region ? .readReleases : .publish
        return account.grants.contains { $0.role.permissions.contains(needed) }
    }

    /// Why it was not sent; nil when it was.
    private func send(
        _ event: Event, _ circle: StoredCircle, _ lead: String, to address: String, of tenant: Tenant, as actor: Actor
    ) async throws -> String? {
        var failure: String?
        do throws(MailError) {
            try await self.mail.server.send(
                MailMessage(to: address, subject: self.subject(event, circle), text: self.text(event, circle, lead)))
        } catch {
            failure = error.message
        }
        let said = failure ?? "verstuurd"
        try await self.open.database.write(tenant, as: actor, purpose: .release) { writer in
            try await writer.log(
                AccessLogLine(.execute, objectKind: "bericht", object: "kring \(circle.number)", detail: "\(address): \(said)"))
        }
        return failure
    }

    private func subject(_ event: Event, _ circle: StoredCircle) -> String {
        let manifest = circle.manifest
        return switch event {
        case .made: "Kring \(circle.number): uitkomsten in jeugdregio \(manifest.jeugdregio.naam), \(manifest.jaar)"
        case .withdrawn: "Kring \(circle.number) van jeugdregio \(manifest.jeugdregio.naam) is ingetrokken"
        }
    }

    private func text(_ event: Event, _ circle: StoredCircle, _ lead: String) -> String {
        let size = circle.manifest.omvang
        var lines: [String]
        switch event {
        case .made:
            lines = [lead, "\(size.organisaties) organisaties, \(size.gemeenten) van de \(size.gemeenten_in_regio) gemeenten."]
            if let note = circle.manifest.toelichting { lines.append(note) }
        case .withdrawn:
            lines = ["Deze kring is ingetrokken: \(circle.withdrawal?.reason ?? ""). Gebruik haar cijfers niet meer."]
        }
        lines.append("\(self.mail.site)/publiek/\(circle.number)")
        return lines.joined(separator: "\n\n") + "\n"
    }
}
