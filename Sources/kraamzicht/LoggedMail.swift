internal import Domain
internal import Identity
internal import Mail
internal import Storage

/// Mail about what was released: each message leaves a line in an access log, sent or not. What it tells of is there all the same, so
/// that nothing here throws once it is about to be told.
struct LoggedMail: Sendable {
    let database: TenantDatabase
    let mail: MailSettings

    var site: String { self.mail.site }

    /// nil when no mail is to go out. Throws as ``MailSettings/read(_:)``.
    init?(_ open: OpenInstallation) throws {
        guard let mail = try MailSettings.read() else { return nil }
        self.database = open.database
        self.mail = mail
    }

    /// Sends a message about `object`, with its line in the log of `tenant`. A sentence on why it was not sent, or not written down;
    /// nil when it was.
    func send(_ message: MailMessage, about object: String, inLogOf tenant: Tenant, as actor: Actor) async -> String? {
        var failure: String?
        do throws(MailError) {
            try await self.mail.server.send(message)
        } catch {
            failure = error.message
        }
        let said = failure ?? "verstuurd"
        do {
            try await self.database.write(tenant, as: actor, purpose: .release) { writer in
                try await writer.log(
                    AccessLogLine(.execute, objectKind: "bericht", object: object, detail: "\(message.to): \(said)"))
            }
        } catch {
            return "van het bericht naar \(message.to) staat niet in het logboek: \(said); \(Self.reason(error))"
        }
        return failure.map { "er ging geen bericht naar \(message.to): \($0)" }
    }

    /// Why somebody, or everybody, was not told, in words.
    static func reason(_ error: any Error) -> String { Failure.message(of: error) ?? String(reflecting: type(of: error)) }
}
