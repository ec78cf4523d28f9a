internal import Identity
internal import Mail
internal import Publishing
internal import Storage

/// Tells the readers of a gemeente by mail that a release came or was withdrawn. What the mail server does not take stands in the
/// access log of the organisation; the release is there all the same.
struct ReleaseNews: Sendable {
    enum Event: Sendable { case released, withdrawn }

    let open: OpenInstallation
    let mail: LoggedMail

    /// nil when no mail is to go out. Throws as ``MailSettings/read(_:)``.
    init?(_ open: OpenInstallation) throws {
        guard let mail = try LoggedMail(open) else { return nil }
        self.open = open
        self.mail = mail
    }

    /// A sentence for each to whom it could not be sent, with the reason. Never throws: the release is there all the same.
    @discardableResult
    func tell(_ event: Event, _ number: Int, as actor: Actor) async -> [String] {
        var failures: [String] = []
        do {
            let entry = try await self.open.releases.entry(number)
            let release = try await self.open.releases.release(entry, as: actor)
            let gemeente = try await self.open.registry.tenant(entry.gemeente)
            let organisation = try await self.open.registry.tenant(entry.organisation)
            for reader in try await self.open.accounts.list(tenant: gemeente) where !reader.isDisabled {
                let message = MailMessage(
                    to: reader.email, subject: self.subject(event, release), text: self.text(event, release))
                if let failure = await self.mail.send(message, about: "uitgave \(number)", inLogOf: organisation, as: actor) {
                    failures.append(failure)
                }
            }
        } catch {
            failures.append("niet iedereen kreeg bericht: \(LoggedMail.reason(error))")
        }
        return failures
    }

    private func subject(_ event: Event, _ release: StoredRelease) -> String {
        let manifest = release.manifest
        return switch event {
        case .withdrawn: "Uitgave \(release.number) van \(manifest.organisatie.naam) is ingetrokken"
        case .released where manifest.vervangt != nil:
            "Correctie: uitgave \(release.number) van \(manifest.organisatie.naam)"
        case .released: "Nieuwe uitkomsten van \(manifest.organisatie.naam): uitgave \(release.number)"
        }
    }

    private func text(_ event: Event, _ release: StoredRelease) -> String {
        let manifest = release.manifest
        var lines = ["\(manifest.organisatie.naam) over \(manifest.gemeente.naam), \(manifest.periode)."]
        switch event {
        case .withdrawn:
            lines.append("Deze uitgave is ingetrokken: \(release.withdrawal?.reason ?? ""). Gebruik haar cijfers niet meer.")
        case .released:
            if let old = manifest.vervangt {
                lines.append("Zij vervangt uitgave \(old); \(manifest.wijzigingen?.aantal ?? 0) cijfers verschillen.")
            }
            if let note = manifest.toelichting { lines.append(note) }
        }
        lines.append("\(self.mail.site)/g/\(manifest.gemeente.code.lowercased())/publicaties/\(release.number)")
        return lines.joined(separator: "\n\n") + "\n"
    }
}
