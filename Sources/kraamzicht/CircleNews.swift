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
    let mail: LoggedMail

    /// nil when no mail is to go out. Throws as ``MailSettings/read(_:)``.
    init?(_ open: OpenInstallation) throws {
        guard let mail = try LoggedMail(open) else { return nil }
        self.open = open
        self.mail = mail
    }

    /// A sentence for each to whom it could not be sent, with the reason. Never throws: the circle is there all the same, and
    /// whoever can be told is told.
    @discardableResult
    func tell(_ event: Event, _ number: Int, as actor: Actor) async -> [String] {
        var failures: [String] = []
        do {
            guard let circle = try await self.open.circles.circle(number, as: actor) else { return [] }
            for tenant in try await self.open.registry.list() where tenant.state == .active {
                do {
                    failures += try await self.tell(event, circle, tenant, as: actor)
                } catch {
                    failures.append("er ging geen bericht naar ‘\(tenant.name)’: \(LoggedMail.reason(error))")
                }
            }
        } catch {
            failures.append("niet iedereen kreeg bericht: \(LoggedMail.reason(error))")
        }
        return failures
    }

    private func tell(_ event: Event, _ circle: StoredCircle, _ tenant: Tenant, as actor: Actor) async throws -> [String] {
        guard let lead = try await self.lead(circle, tenant, as: actor) else { return [] }
        var failures: [String] = []
        for account in try await self.open.accounts.list(tenant: tenant)
        where !account.isDisabled && self.hears(account, tenant) {
            let message = MailMessage(
                to: account.email, subject: self.subject(event, circle), text: self.text(event, circle, lead))
            if let failure = await self.mail.send(message, about: "kring \(circle.number)", inLogOf: tenant, as: actor) {
                failures.append(failure)
            }
        }
        return failures
    }

    /// How a message to people of the tenant begins; nil when it does not concern them.
    private func lead(_ circle: StoredCircle, _ tenant: Tenant, as actor: Actor) async throws -> String? {
        switch tenant.kind {
        case .region where tenant.code == circle.manifest.jeugdregio.code:
            return "Er zijn uitkomsten van organisaties samen in uw jeugdregio."
        case .organisation where try await self.isIn(circle, tenant, as: actor):
            return "Cijfers die \(tenant.name) aan gemeenten uitgaf, zijn hierin opgeteld."
        case .region, .organisation, .gemeente: return nil
        }
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
